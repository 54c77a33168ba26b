/**
 * The common parts of aggregates and stores: identifiers, keys, the entry that is written as one, the three answers to
 * a save, due work and events.
 *
 * <p>Start with {@link dev.onecent.store.AggregateStore}, the shape that each store SPI has, and
 * {@link dev.onecent.store.Entry}, what is kept under a key. Everything else of the SDK stands above this package.
 */
@NullMarked
package dev.onecent.store;

import org.jspecify.annotations.NullMarked;
