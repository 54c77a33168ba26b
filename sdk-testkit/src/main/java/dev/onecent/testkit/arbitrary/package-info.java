/**
 * Arbitrary values of the public types, for property-based tests with jqwik: {@link dev.onecent.testkit.arbitrary.CartArbitraries} and
 * {@link dev.onecent.testkit.arbitrary.Cards} for what a shopper brings,
 * {@link dev.onecent.testkit.arbitrary.AggregateArbitraries} for what stores keep. Only this package needs jqwik, an optional
 * dependency.
 */
@NullMarked
package dev.onecent.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
