/** How shells record what they are asked for ({@link dev.onecent.audit.internal.Audit}), and the trail of who brings none. */
@NullMarked
package dev.onecent.audit.internal;

import org.jspecify.annotations.NullMarked;
