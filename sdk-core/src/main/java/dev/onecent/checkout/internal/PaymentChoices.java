package dev.onecent.checkout.internal;

import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardSource;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.PaymentChoice;
import dev.onecent.checkout.PaymentChoice.WithCard;
import dev.onecent.checkout.PaymentChoice.WithMethod;
import dev.onecent.checkout.PaymentChoice.WithSavedCard;
import dev.onecent.checkout.PaymentChoice.WithWalletCard;
import dev.onecent.checkout.internal.ResolvedChoice.Ready;
import dev.onecent.checkout.internal.ResolvedChoice.Refused;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.Visitor;
import dev.onecent.limit.internal.Admission;
import dev.onecent.limit.internal.AttemptLimits;
import dev.onecent.method.Usability;
import dev.onecent.method.internal.PaymentMethodBlocks;
import dev.onecent.payment.PaymentInstrument.CardOnFile;
import dev.onecent.payment.PaymentInstrument.OneOffCard;
import dev.onecent.payment.PaymentInstrument.OtherMethod;
import dev.onecent.payment.PaymentInstrument.WalletCard;
import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.SealedNumberForgedException;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.CardIntake;
import dev.onecent.vault.internal.EnteredCard;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.wallet.WalletView;
import dev.onecent.wallet.internal.StoredWallets;
import java.util.List;
import java.util.Optional;

/** Resolves what the shopper pays with to an instrument, or to why it cannot pay; the card is revealed last, and for one use. */
final class PaymentChoices {
    private final StoredCardVaults vaults;
    private final StoredWallets wallets;
    private final PaymentMethodBlocks methods;
    private final CardFormCheck check;
    private final AttemptLimits limits;

    PaymentChoices(CheckoutServices services, CardIntake intake) {
        this.vaults = services.cards();
        this.wallets = services.wallets();
        this.methods = services.methods();
        this.check = intake.check();
        this.limits = intake.limits();
    }

    ResolvedChoice resolve(Checkout checkout, Pay command) {
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

    private ResolvedChoice saved(Checkout checkout, Pay command, WithSavedCard choice) {
        Optional<SavedCard> found = vaults.of(checkout.owner()).find(choice.card());
        if (found.isEmpty()) {
            return new Refused(new PayResult.NoSuchCard(checkout));
        }
        SavedCard card = found.get();
        Usability usability = methods.usability(card, checkout.id(), checkout.total());
        return notUsable(checkout, usability)
                .or(() -> notAdmitted(
                        checkout,
                        limits.using(checkout.owner(), named(checkout, command), card.id(), visitor(command))))
                .orElseGet(() -> revealed(checkout, command, card));
    }

    private ResolvedChoice revealed(Checkout checkout, Pay command, SavedCard card) {
        CredentialUse use = CredentialUse.again(card.consent().purpose(), card.network());
        try {
            return new Ready(new ReadyInstrument(
                    new CardOnFile(card.id(), card.masked()),
                    use,
                    vaults.reveal(checkout.owner(), card, command.caller())));
        } catch (CardKeyMissingException | SealedNumberForgedException e) {
            return new Refused(new PayResult.NotUsable(checkout, Usability.MUST_BE_ENTERED_AGAIN));
        }
    }

    private ResolvedChoice once(Checkout checkout, Pay command, CardSource source) {
        if (!vaults.accepts(source)) {
            return new Refused(new PayResult.TypedCardNotTaken(checkout));
        }
        List<FormViolation> violations = check.check(source, command.locale());
        if (!violations.isEmpty()) {
            return new Refused(new PayResult.Invalid(violations));
        }
        EnteredCard entered = EnteredCard.open(source);
        try {
            Optional<ResolvedChoice> refused = notPaying(checkout, command, entered);
            refused.ifPresent(any -> entered.close());
            return refused.orElseGet(() -> new Ready(
                    new ReadyInstrument(new OneOffCard(entered.masked()), CredentialUse.oneOff(), entered.present())));
        } catch (Throwable e) {
            entered.close();
            throw e;
        }
    }

    private Optional<ResolvedChoice> notPaying(Checkout checkout, Pay command, EnteredCard entered) {
        return notUsable(checkout, methods.usability(entered.masked().brand(), checkout.total()))
                .or(() -> notAdmitted(
                        checkout,
                        limits.entering(
                                checkout.owner(),
                                named(checkout, command),
                                entered.number(),
                                entered.tokenFingerprint(),
                                visitor(command))));
    }

    private ResolvedChoice ofWallet(Checkout checkout, Pay command, WithWalletCard choice) {
        Optional<WalletView> wallet = wallets.view(checkout.owner(), choice.wallet());
        if (wallet.filter(view -> !view.reachable()).isPresent()) {
            return new Refused(new PayResult.WalletUnreachable(checkout, choice.wallet()));
        }
        return wallet.flatMap(view -> view.find(choice.card()))
                .map(card -> ofWallet(checkout, command, choice, card))
                .orElseGet(() -> new Refused(new PayResult.NoSuchCard(checkout)));
    }

    private ResolvedChoice ofWallet(
            Checkout checkout, Pay command, WithWalletCard choice, dev.onecent.wallet.WalletCard card) {
        String name = "wallet " + choice.wallet() + " " + choice.card();
        return notUsable(checkout, methods.usability(card, checkout.total()))
                .or(() -> notAdmitted(
                        checkout, limits.using(checkout.owner(), named(checkout, command), name, visitor(command))))
                .orElseGet(() -> new Ready(new ReadyInstrument(
                        new WalletCard(choice.wallet(), choice.card(), card.masked()),
                        CredentialUse.again(Purpose.ONE_CLICK, Optional.empty()),
                        card.token())));
    }

    private ResolvedChoice method(Checkout checkout, WithMethod choice) {
        Optional<Usability> usability = methods.usability(choice.method(), checkout.total());
        if (usability.isEmpty()) {
            return new Refused(new PayResult.NoSuchMethod(checkout));
        }
        return notUsable(checkout, usability.get())
                .orElseGet(() -> new Ready(new ReadyInstrument(
                        new OtherMethod(choice.method()),
                        CredentialUse.oneOff(),
                        PresentedToken.of(choice.method().value()))));
    }

    private static Optional<ResolvedChoice> notUsable(Checkout checkout, Usability usability) {
        return usability == Usability.USABLE
                ? Optional.empty()
                : Optional.of(new Refused(new PayResult.NotUsable(checkout, usability)));
    }

    private static Optional<ResolvedChoice> notAdmitted(Checkout checkout, Admission admission) {
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
