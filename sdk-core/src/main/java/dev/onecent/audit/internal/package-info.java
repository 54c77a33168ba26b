/** The mechanism by which shells record commands ({@link dev.onecent.audit.internal.Audit}), and the default trail. */
@NullMarked
package dev.onecent.audit.internal;

import org.jspecify.annotations.NullMarked;
