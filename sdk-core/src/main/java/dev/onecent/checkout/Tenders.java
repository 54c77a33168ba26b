package dev.onecent.checkout;

import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardSource;
import dev.onecent.card.MaskedCard;
import dev.onecent.checkout.PaymentChoice.WithCard;
import dev.onecent.checkout.PaymentChoice.WithMethod;
import dev.onecent.checkout.PaymentChoice.WithSavedCard;
import dev.onecent.checkout.PaymentChoice.WithWalletCard;
import dev.onecent.checkout.Resolved.Ready;
import dev.onecent.checkout.Resolved.Refused;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.CredentialUse;
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
import java.util.List;
import java.util.Optional;

/** Resolves what the shopper pays with to a tender, or to why it cannot pay; the card is revealed last, and for one use. */
final class Tenders {
    private final CardVaults vaults;
    private final Wallets wallets;
    private final PaymentMethods methods;
    private final CardFormCheck check;
    private final AttemptLimits limits;

    Tenders(CardVaults vaults, Wallets wallets, PaymentMethods methods, CardFormCheck check, AttemptLimits limits) {
        this.vaults = vaults;
        this.wallets = wallets;
        this.methods = methods;
        this.check = check;
        this.limits = limits;
    }

    Resolved resolve(Checkout checkout, Pay command) {
        PaymentChoice choice = command.choice();
        if (choice instanceof WithSavedCard saved) {
            return saved(checkout, command, saved);
        }
        if (choice instanceof WithCard card) {
            return once(checkout, command, card.source());
        }
        if (choice instanceof WithWalletCard wallet) {
            return ofWallet(checkout, command, wallet);
        }
        return choice instanceof WithMethod method
                ? method(checkout, method)
                : new Refused(new PayResult.NoSuchOption(checkout));
    }

    private Resolved saved(Checkout checkout, Pay command, WithSavedCard choice) {
        Optional<SavedCard> found = vaults.of(checkout.owner()).find(choice.card());
        if (found.isEmpty()) {
            return new Refused(new PayResult.NoSuchCard(checkout));
        }
        SavedCard card = found.get();
        Usability usability = methods.usability(Wiring.ONECENT, card, checkout.id(), checkout.total());
        return notUsable(checkout, usability)
                .or(() -> notAdmitted(
                        checkout,
                        limits.using(checkout.owner(), named(checkout, command), card.id(), visitor(command))))
                .orElseGet(() -> revealed(checkout, command, card));
    }

    private Resolved revealed(Checkout checkout, Pay command, SavedCard card) {
        CredentialUse use = CredentialUse.again(card.consent().purpose(), card.network());
        try {
            return new Ready(new Tender(
                    new CardOnFile(card.id(), card.masked()),
                    use,
                    vaults.reveal(Wiring.ONECENT, checkout.owner(), card, command.caller())));
        } catch (CardKeyMissingException | SealedNumberForgedException e) {
            return new Refused(new PayResult.NotUsable(checkout, Usability.MUST_BE_ENTERED_AGAIN));
        }
    }

    private Resolved once(Checkout checkout, Pay command, CardSource source) {
        if (!vaults.takes(source)) {
            return new Refused(new PayResult.TypedCardNotTaken(checkout));
        }
        List<FormViolation> violations = check.check(source, command.locale());
        if (!violations.isEmpty()) {
            return new Refused(new PayResult.Invalid(violations));
        }
        MaskedCard look = CardKeeper.masked(source);
        return notUsable(checkout, methods.usability(look.brand(), checkout.total()))
                .or(() -> notAdmitted(
                        checkout,
                        limits.entering(checkout.owner(), named(checkout, command), source, visitor(command))))
                .orElseGet(() -> new Ready(
                        new Tender(new OneOffCard(look), CredentialUse.oneOff(), CardKeeper.present(source))));
    }

    private Resolved ofWallet(Checkout checkout, Pay command, WithWalletCard choice) {
        Optional<WalletView> wallet = wallets.view(checkout.owner(), choice.wallet());
        if (wallet.filter(view -> !view.reachable()).isPresent()) {
            return new Refused(new PayResult.WalletUnreachable(checkout, choice.wallet()));
        }
        return wallet.flatMap(view -> view.find(choice.card()))
                .map(card -> ofWallet(checkout, command, choice, card))
                .orElseGet(() -> new Refused(new PayResult.NoSuchCard(checkout)));
    }

    private Resolved ofWallet(
            Checkout checkout, Pay command, WithWalletCard choice, dev.onecent.wallet.WalletCard card) {
        String name = "wallet " + choice.wallet() + " " + choice.card();
        return notUsable(checkout, methods.usability(card, checkout.total()))
                .or(() -> notAdmitted(
                        checkout, limits.using(checkout.owner(), named(checkout, command), name, visitor(command))))
                .orElseGet(() -> new Ready(new Tender(
                        new WalletCard(choice.wallet(), choice.card(), card.masked()),
                        CredentialUse.again(Purpose.ONE_CLICK, Optional.empty()),
                        card.token())));
    }

    private Resolved method(Checkout checkout, WithMethod choice) {
        Optional<Usability> usability = methods.usability(choice.method(), checkout.total());
        if (usability.isEmpty()) {
            return new Refused(new PayResult.NoSuchMethod(checkout));
        }
        return notUsable(checkout, usability.get())
                .orElseGet(() -> new Ready(new Tender(
                        new OtherMethod(choice.method()),
                        CredentialUse.oneOff(),
                        PresentedToken.of(choice.method().value()))));
    }

    private static Optional<Resolved> notUsable(Checkout checkout, Usability usability) {
        return usability == Usability.USABLE
                ? Optional.empty()
                : Optional.of(new Refused(new PayResult.NotUsable(checkout, usability)));
    }

    private static Optional<Resolved> notAdmitted(Checkout checkout, Admission admission) {
        return admission.fold(
                Optional::empty,
                notBefore -> Optional.of(new Refused(new PayResult.TryLater(checkout, notBefore))),
                () -> Optional.of(new Refused(new PayResult.ProofRequired(checkout))));
    }

    /** With the attempt's number: a command that the checkout has forgotten makes another attempt. */
    private static String named(Checkout checkout, Pay command) {
        return "pay " + checkout.life() + " " + (checkout.attempts() + 1) + " " + command.command();
    }

    private static Visitor visitor(Pay command) {
        return command.visitor().orFrom(command.client());
    }
}
