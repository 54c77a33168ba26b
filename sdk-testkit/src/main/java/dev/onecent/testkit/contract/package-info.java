/**
 * The rules of the SPIs, as tests: {@link dev.onecent.testkit.contract.StorageContract} for stores, {@link
 * dev.onecent.testkit.contract.GatewayContract} for a payment gateway, {@link
 * dev.onecent.testkit.contract.CardSafeContract} for a card safe. A subclass of thirty lines names the implementation
 * and what it {@linkplain dev.onecent.testkit.contract.Capability promises}. One test a rule, with the rule's number in
 * its name; a run in which a rule is silently left out fails. {@code docs/spi.md} lists the rules.
 */
@NullMarked
package dev.onecent.testkit.contract;

import org.jspecify.annotations.NullMarked;
