package dev.onecent.checkout;

import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardSource;
import dev.onecent.card.MaskedCard;
import dev.onecent.checkout.PaymentChoice.WithCard;
import dev.onecent.checkout.PaymentChoice.WithMethod;
import dev.onecent.checkout.PaymentChoice.WithSavedCard;
import dev.onecent.checkout.PaymentChoice.WithWalletCard;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.Admission;
import dev.onecent.limit.AttemptLimits;
import dev.onecent.limit.Visitor;
import dev.onecent.method.PaymentMethods;
import dev.onecent.method.Usability;
import dev.onecent.payment.PaymentInstrument.CardOnFile;
import dev.onecent.payment.PaymentInstrument.OneOffCard;
import dev.onecent.payment.PaymentInstrument.OtherMethod;
import dev.onecent.payment.PaymentInstrument.WalletCard;
import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.SealedNumberForgedException;
import dev.onecent.store.internal.Wiring;
import dev.onecent.vault.CardKeeper;
import dev.onecent.vault.CardVaults;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.WalletView;
import dev.onecent.wallet.Wallets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes what the shopper pays with, if it can pay this checkout; the card is revealed last, and for one use. */
final class Tenders {
    private final CardVaults vaults;
    private final Wallets wallets;
    private final PaymentMethods methods;
    private final CardFormCheck check;
    private final AttemptLimits limits;
    private final InstantSource clock;

    Tenders(
            CardVaults vaults,
            Wallets wallets,
            PaymentMethods methods,
            CardFormCheck check,
            AttemptLimits limits,
            InstantSource clock) {
        this.vaults = vaults;
        this.wallets = wallets;
        this.methods = methods;
        this.check = check;
        this.limits = limits;
        this.clock = clock;
    }

    /** Pays with the choice, or answers why it cannot pay. */
    PayResult with(Checkout checkout, Pay command, Function<Tender, PayResult> pay) {
        PaymentChoice choice = command.choice();
        if (choice instanceof WithSavedCard saved) {
            return withSaved(checkout, command, saved, pay);
        }
        if (choice instanceof WithCard card) {
            return once(checkout, command, card.source(), pay);
        }
        return choice instanceof WithWalletCard wallet
                ? withWallet(checkout, command, wallet, pay)
                : withMethod(checkout, (WithMethod) choice, pay);
    }

    private PayResult withSaved(Checkout checkout, Pay command, WithSavedCard choice, Function<Tender, PayResult> pay) {
        Optional<SavedCard> saved = vaults.of(checkout.owner()).find(choice.card());
        if (saved.isEmpty()) {
            return new PayResult.NoSuchCard(checkout);
        }
        SavedCard card = saved.get();
        Usability usability = methods.usability(Wiring.ONECENT, card, checkout.id(), checkout.total());
        if (usability != Usability.USABLE) {
            return new PayResult.NotUsable(checkout, usability);
        }
        Admission admission = limits.using(checkout.owner(), named(checkout, command), card.id(), visitor(command));
        return admitted(checkout, admission, () -> withSaved(checkout, command, card, pay));
    }

    private PayResult withSaved(Checkout checkout, Pay command, SavedCard card, Function<Tender, PayResult> pay) {
        CredentialUse use = CredentialUse.again(card.consent().purpose(), card.network());
        PresentedCard opened;
        try {
            opened = vaults.reveal(Wiring.ONECENT, checkout.owner(), card, command.caller());
        } catch (CardKeyMissingException | SealedNumberForgedException e) {
            return new PayResult.NotUsable(checkout, Usability.MUST_BE_ENTERED_AGAIN);
        }
        try (Tender tender = new Tender(new CardOnFile(card.id(), card.masked()), use, opened)) {
            return pay.apply(tender);
        }
    }

    private PayResult once(Checkout checkout, Pay command, CardSource source, Function<Tender, PayResult> pay) {
        if (!vaults.takes(source)) {
            return new PayResult.TypedCardNotTaken(checkout);
        }
        List<FormViolation> violations = check.check(source, command.locale());
        if (!violations.isEmpty()) {
            return new PayResult.Invalid(violations);
        }
        MaskedCard look = CardKeeper.masked(source);
        Usability usability = methods.usability(look.brand(), checkout.total());
        if (usability != Usability.USABLE) {
            return new PayResult.NotUsable(checkout, usability);
        }
        Admission admission = limits.entering(checkout.owner(), named(checkout, command), source, visitor(command));
        return admitted(checkout, admission, () -> once(source, look, pay));
    }

    private static PayResult once(CardSource source, MaskedCard look, Function<Tender, PayResult> pay) {
        try (Tender tender = new Tender(new OneOffCard(look), CredentialUse.oneOff(), CardKeeper.present(source))) {
            return pay.apply(tender);
        }
    }

    private static PayResult admitted(Checkout checkout, Admission admission, Supplier<PayResult> pay) {
        return admission.fold(
                pay,
                notBefore -> new PayResult.TryLater(checkout, notBefore),
                () -> new PayResult.ProofRequired(checkout));
    }

    /** With the attempt's number: a command that the checkout has forgotten makes another attempt. */
    private static String named(Checkout checkout, Pay command) {
        return "pay " + checkout.life() + " " + (checkout.attempts() + 1) + " " + command.command();
    }

    private static Visitor visitor(Pay command) {
        return command.visitor().orFrom(command.client());
    }

    private PayResult withWallet(
            Checkout checkout, Pay command, WithWalletCard choice, Function<Tender, PayResult> pay) {
        Optional<WalletView> wallet = wallets.view(checkout.owner(), choice.wallet());
        if (wallet.filter(view -> !view.reachable()).isPresent()) {
            return new PayResult.WalletUnreachable(checkout, choice.wallet());
        }
        return wallet.flatMap(view -> view.find(choice.card()))
                .map(card -> withWallet(checkout, command, choice, card, pay))
                .orElseGet(() -> new PayResult.NoSuchCard(checkout));
    }

    private PayResult withWallet(
            Checkout checkout,
            Pay command,
            WithWalletCard choice,
            dev.onecent.wallet.WalletCard card,
            Function<Tender, PayResult> pay) {
        Usability usability = card.isUsableAt(clock.instant())
                ? methods.usability(card.masked().brand(), checkout.total())
                : Usability.EXPIRED;
        if (usability != Usability.USABLE) {
            return new PayResult.NotUsable(checkout, usability);
        }
        WalletCard instrument = new WalletCard(choice.wallet(), choice.card(), card.masked());
        CredentialUse use = CredentialUse.again(Purpose.ONE_CLICK, Optional.empty());
        Admission admission = limits.using(
                checkout.owner(),
                named(checkout, command),
                "wallet " + choice.wallet() + " " + choice.card(),
                visitor(command));
        return admitted(checkout, admission, () -> pay.apply(new Tender(instrument, use, card.token())));
    }

    private PayResult withMethod(Checkout checkout, WithMethod choice, Function<Tender, PayResult> pay) {
        Optional<Usability> usability = methods.usability(choice.method(), checkout.total());
        if (usability.isEmpty()) {
            return new PayResult.NoSuchMethod(checkout);
        }
        return usability.get() == Usability.USABLE
                ? pay.apply(new Tender(
                        new OtherMethod(choice.method()),
                        CredentialUse.oneOff(),
                        PresentedToken.of(choice.method().value())))
                : new PayResult.NotUsable(checkout, usability.get());
    }
}
