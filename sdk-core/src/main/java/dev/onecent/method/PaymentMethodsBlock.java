package dev.onecent.method;

import dev.onecent.wallet.WalletId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The block <em>Payment methods</em>, ready to be rendered.
 *
 * @param options in the order in which they are shown
 * @param preselected the id of the one option that is chosen unless the shopper chooses; always a usable one (R6). Empty only
 *     if no option is usable: each says why; or if nothing is to be paid: then there is no option
 * @param folded whether only the chosen option is shown until the shopper unfolds the block (D4)
 * @param unreachable wallets that are connected and did not answer: their cards are missing
 * @param notices what the shopper should read beside the options: that a wallet did not answer, that nothing can pay
 */
public record PaymentMethodsBlock(
        List<PaymentOption> options,
        Optional<String> preselected,
        boolean folded,
        List<WalletId> unreachable,
        List<String> notices) {
    public PaymentMethodsBlock {
        Objects.requireNonNull(notices, "notices");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(preselected, "preselected");
        Objects.requireNonNull(unreachable, "unreachable");
        options = List.copyOf(options);
        unreachable = List.copyOf(unreachable);
        notices = List.copyOf(notices);
        List<String> usable = options.stream()
                .filter(PaymentOption::isUsable)
                .map(PaymentOption::id)
                .toList();
        if (preselected.isPresent() ? !usable.contains(preselected.get()) : !usable.isEmpty()) {
            throw new IllegalArgumentException("exactly one usable option is preselected, if there is one");
        }
    }

    /** Returns the block of a checkout that costs nothing: a notice says so, and nothing is offered (R4). */
    static PaymentMethodsBlock nothingToPay(String notice) {
        return new PaymentMethodsBlock(List.of(), Optional.empty(), false, List.of(), List.of(notice));
    }

    /** Returns whether nothing is to be paid: the checkout completes without a method, by {@code Checkouts.complete}. */
    public boolean isNothingToPay() {
        return options.isEmpty();
    }

    /** The option that is chosen unless the shopper chooses. */
    public Optional<PaymentOption> preselectedOption() {
        return preselected.flatMap(this::find);
    }

    /** Finds an option by its id. */
    public Optional<PaymentOption> find(String option) {
        return options.stream().filter(shown -> shown.id().equals(option)).findFirst();
    }

    PaymentMethodsBlock withNotices(List<String> told) {
        return new PaymentMethodsBlock(options, preselected, folded, unreachable, told);
    }
}
