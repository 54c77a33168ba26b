package dev.onecent.method;

import dev.onecent.money.Money;
import dev.onecent.payment.MethodId;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.text.Texts;
import dev.onecent.vault.CardVault;
import dev.onecent.wallet.WalletView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The input from which the block of a checkout is made. No list's order matters.
 *
 * @param keys with which sealed numbers are opened
 * @param wallets the connected wallets as they are seen now
 * @param methods the host's methods beyond cards
 * @param order in which the host's methods are shown; those not named come after, by id
 * @param acceptance what the shop takes cards for
 * @param texts in the shopper's language
 */
public record SelectorInput(
        CardVault vault,
        WorkingKeys keys,
        List<WalletView> wallets,
        List<HostMethod> methods,
        List<MethodId> order,
        Acceptance acceptance,
        CheckoutId checkout,
        Channel channel,
        Money total,
        Texts texts,
        Instant now) {
    public SelectorInput {
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(vault, "vault");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(wallets, "wallets");
        Objects.requireNonNull(methods, "methods");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(acceptance, "acceptance");
        Objects.requireNonNull(checkout, "checkout");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(now, "now");
        wallets = List.copyOf(wallets);
        methods = List.copyOf(methods);
        order = List.copyOf(order);
    }

    /** The shopper's own cards alone, all accepted and all of them opened. */
    public static SelectorInput of(
            CardVault vault, CheckoutId checkout, Channel channel, Money total, Texts texts, Instant now) {
        return new SelectorInput(
                vault,
                WorkingKeys.all(),
                List.of(),
                List.of(),
                List.of(),
                Acceptance.everything(),
                checkout,
                channel,
                total,
                texts,
                now);
    }

    /** Returns the input with the keys by which sealed numbers can be opened. */
    public SelectorInput opening(WorkingKeys working) {
        return new SelectorInput(
                vault, working, wallets, methods, order, acceptance, checkout, channel, total, texts, now);
    }

    /** Returns the input with the connected wallets. */
    public SelectorInput withWallets(List<WalletView> views) {
        return new SelectorInput(vault, keys, views, methods, order, acceptance, checkout, channel, total, texts, now);
    }

    /** Returns the input with the host's methods, in the order in which they are shown. */
    public SelectorInput withMethods(List<HostMethod> registered, List<MethodId> shownAs) {
        return new SelectorInput(
                vault, keys, wallets, registered, shownAs, acceptance, checkout, channel, total, texts, now);
    }

    /** Returns the input with what the shop accepts. */
    public SelectorInput accepting(Acceptance taken) {
        return new SelectorInput(vault, keys, wallets, methods, order, taken, checkout, channel, total, texts, now);
    }
}
