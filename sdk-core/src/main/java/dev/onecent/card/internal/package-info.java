/** Text that comes from a provider: {@link dev.onecent.card.internal.ProviderText} bounds it. */
@NullMarked
package dev.onecent.card.internal;

import org.jspecify.annotations.NullMarked;
