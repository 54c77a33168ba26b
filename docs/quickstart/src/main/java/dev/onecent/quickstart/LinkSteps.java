package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The steps between the form and the linked card, in a shop's vault or a wallet's. */
final class LinkSteps {
    private static final int MOST = 1_000;

    private final OneCent onecent;
    private final SimulatedGateway gateway;
    private final ShopperId owner;
    private final Transcript tell;

    LinkSteps(OneCent onecent, SimulatedGateway gateway, ShopperId owner, Transcript tell) {
        this.onecent = onecent;
        this.gateway = gateway;
        this.owner = owner;
        this.tell = tell;
    }

    void show(LinkCardResult answer, MaskedCard card) {
        LinkCardResult result = challenged(answer);
        if (result instanceof LinkCardResult.Linked linked) {
            tell.say("One verification is frozen, given back, and only then the card is linked:");
            verification(linked.card());
            tell.movement("linked", linked.card().masked());
        } else if (result instanceof LinkCardResult.AlreadyLinked already) {
            tell.say(
                    "%s is on file already: nothing is frozen.",
                    already.existing().masked());
        } else if (result instanceof LinkCardResult.Refused refused) {
            tell.say("The issuer refuses %s (%s): nothing is frozen, nothing is kept.", card, refused.reason());
            tell.say("\"%s\"", onecent.languages().in(Locale.UK).decline(refused.reason()));
        } else {
            tell.say("The card is not linked: %s", result.getClass().getSimpleName());
        }
    }

    /** Prints what the gateway's ledger says of the card's last hold. */
    void verification(SavedCard card) {
        centsOf(card).stream()
                .max(Comparator.comparing(MicroAuthorization::requestedAt))
                .ifPresent(verification -> tell.ledger(gateway.ledger().of(verification.reference())));
    }

    private List<MicroAuthorization> centsOf(SavedCard card) {
        return onecent.microAuthorizations().of(owner, "", MOST).items().stream()
                .filter(verification -> verification.card().equals(card.id()))
                .toList();
    }

    /** An issuer that wants to see the shopper gets what it wants. */
    private LinkCardResult challenged(LinkCardResult result) {
        if (!(result instanceof LinkCardResult.ChallengeRequired required)) {
            return result;
        }
        tell.say(
                "The issuer wants to see the shopper: %s.",
                required.challenge().action().getClass().getSimpleName());
        tell.say("The shopper agrees, and the gateway sends its notice.");
        gateway.completeChallenge(required.reference(), true);
        onecent.accept(GatewayNotice.of(owner.tenant(), required.reference()));
        return onecent.cards()
                .of(owner)
                .find(required.card().id())
                .<LinkCardResult>map(LinkCardResult.Linked::new)
                .orElseGet(LinkCardResult.NotVerified::new);
    }
}
