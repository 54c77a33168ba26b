/** The samples of {@code docs/spi.md}: a gateway's adapter over a provider that is made up, and the contract that it holds. */
@NullMarked
package dev.onecent.spi;

import org.jspecify.annotations.NullMarked;
