/**
 * Wiring and nothing else: {@link dev.onecent.OneCent} puts the parts together, {@link dev.onecent.Storage} and the SPIs of
 * {@code gateway} and {@code safe} are what the host brings.
 */
@NullMarked
package dev.onecent;

import org.jspecify.annotations.NullMarked;
