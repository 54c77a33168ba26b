/** Brings sealed cards to the current keys: {@link dev.onecent.rotation.internal.StoredKeyRotations}. */
@NullMarked
package dev.onecent.rotation.internal;

import org.jspecify.annotations.NullMarked;
