package dev.onecent.method;

import dev.onecent.method.PaymentOption.AddCardOption;
import dev.onecent.method.PaymentOption.HostMethodOption;
import dev.onecent.payment.MethodId;
import dev.onecent.store.Channel;
import dev.onecent.text.TextKeys;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the payment methods block of a checkout: a pure function, the same input gives the same block (R6).
 *
 * <p>Order: the preselected card, the other usable cards most recently used first, then those that cannot be used, each with its
 * reason; after the cards <em>add card</em>, alone it is first; after it the host's other methods. Preselected is the primary card
 * ({@link Preselection}, R7); without one the first card that can pay; without one <em>add card</em>, with its form open: no
 * card is linked, or none that is can pay here (D7). On a desktop the block is folded if a usable card is linked (D4).
 */
public final class PaymentMethodSelector {
    private PaymentMethodSelector() {}

    /** Returns the block; without any option, and with a notice, if nothing is to be paid. */
    public static PaymentMethodsBlock select(SelectorInput input) {
        Objects.requireNonNull(input, "input");
        if (input.total().isZero()) {
            return PaymentMethodsBlock.nothingToPay(input.texts().text(TextKeys.BLOCK_NOTHING_TO_PAY));
        }
        List<CardOffer> cards = cards(input);
        List<PaymentOption> options = new ArrayList<>();
        cards.stream().map(CardOffer::option).forEachOrdered(options::add);
        options.add(addCard(input, cards));
        methods(input).forEachOrdered(options::add);
        PaymentMethodsBlock block = new PaymentMethodsBlock(
                options,
                options.stream().filter(PaymentOption::isUsable).findFirst().map(PaymentOption::id),
                input.channel() == Channel.DESKTOP && cards.stream().anyMatch(CardOffer::isLinkedAndUsable),
                unreachable(input),
                List.of());
        return block.withNotices(Wording.notices(block, input.texts()));
    }

    private static PaymentOption addCard(SelectorInput input, List<CardOffer> cards) {
        Usability usability = input.acceptance().usability(input.total());
        boolean open = usability == Usability.USABLE && cards.stream().noneMatch(CardOffer::isUsable);
        return new AddCardOption(open, usability, Wording.addCard(input), Wording.note(usability, input));
    }

    /** The preselected card stands first, so that the first usable option is always the preselected one. */
    private static List<CardOffer> cards(SelectorInput input) {
        Stream<CardOffer> saved = input.vault().cards().stream().map(card -> CardOffer.of(card, input));
        Stream<CardOffer> wallets = input.wallets().stream()
                .flatMap(wallet -> wallet.cards().stream().map(card -> CardOffer.of(card, wallet, input)));
        List<CardOffer> cards =
                Stream.concat(saved, wallets).sorted(CardOffer.ORDER).toList();
        Optional<String> first = Preselection.of(input, cards);
        return cards.stream()
                .sorted(Comparator.comparing(
                        card -> first.filter(card.id()::equals).isEmpty()))
                .toList();
    }

    private static Stream<PaymentOption> methods(SelectorInput input) {
        return input.methods().stream()
                .sorted(Comparator.comparingInt((HostMethod method) -> place(input.order(), method.id()))
                        .thenComparing(method -> method.id().value()))
                .map(method -> hostMethod(input, method));
    }

    private static PaymentOption hostMethod(SelectorInput input, HostMethod method) {
        Usability usability = method.acceptance().usability(input.total());
        return new HostMethodOption(
                method.id(), usability, method.label().apply(input.texts().locale()), Wording.note(usability, input));
    }

    private static int place(List<MethodId> order, MethodId method) {
        int place = order.indexOf(method);
        return place < 0 ? order.size() : place;
    }

    private static List<WalletId> unreachable(SelectorInput input) {
        return input.wallets().stream()
                .filter(wallet -> !wallet.reachable())
                .map(WalletView::wallet)
                .sorted(Comparator.comparing(WalletId::value))
                .toList();
    }
}
