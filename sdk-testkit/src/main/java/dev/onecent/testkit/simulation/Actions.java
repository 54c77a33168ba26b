package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.address.AddressForm;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.PaymentChoice;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.limit.Visitor;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The actions of a simulation: the shoppers' journeys, the host's and an operator's part, and the course of time. */
public final class Actions {
    static final String NOTICE = "a notice";
    static final String RUN_DUE = "run due work";
    static final String PAUSE = "time passes";
    static final String SETTLE = "an operator settles";
    private static final List<String> CARDS = List.of(
            TestCards.VISA,
            TestCards.MASTERCARD,
            TestCards.AMERICAN_EXPRESS,
            TestCards.VISA,
            TestCards.MASTERCARD,
            TestCards.VISA_STRIPE,
            TestCards.INSUFFICIENT_FUNDS,
            TestCards.CHALLENGED);
    private static final int MOBILE = 30;
    private static final int REVIEWED = 70;
    private static final List<Long> PRICES = List.of(100L, 1_250L, 2_500L, 9_900L, 0L);

    private Actions() {}

    static List<SimulatedAction.Weighted> all() {
        return List.of(
                weighted(14, startCheckout()),
                weighted(14, addCard()),
                weighted(5, linkInWallet()),
                weighted(20, payOnce()),
                weighted(22, payWithSaved()),
                weighted(12, repeatCommand()),
                weighted(6, complete()),
                weighted(6, RepeatedCommands.reuse()),
                weighted(2, RepeatedCommands.flood()),
                weighted(3, abandon()),
                weighted(3, removeCards()),
                weighted(2, makePrimary()),
                weighted(6, ChallengedCard.paysAndIsRemoved()),
                weighted(1, changeCart()),
                weighted(8, answerChallenge()),
                weighted(6, notice()),
                weighted(8, capture()),
                weighted(6, voidPayment()),
                weighted(10, refund()),
                weighted(4, refundAtDashboard()),
                weighted(12, runDue()),
                weighted(7, pause()),
                weighted(2, longPause()),
                weighted(2, outage()),
                weighted(6, settleByHand()),
                weighted(6, review()),
                weighted(8, editCard()),
                weighted(2, erase()),
                weighted(2, rotateKeys()),
                weighted(12, WalletActions.connect()),
                weighted(8, WalletActions.finishWithAnothersCode()),
                weighted(30, WalletActions.pay()),
                weighted(6, voidWalletPayment()),
                weighted(2, WalletActions.disconnect()),
                weighted(10, WalletActions.at(linkInWallet())),
                weighted(2, WalletActions.at(removeCards())),
                weighted(3, WalletActions.at(editCard())),
                weighted(3, WalletActions.at(repeatCommand())),
                weighted(4, WalletActions.at(answerChallenge())),
                weighted(3, WalletActions.at(notice())),
                weighted(8, WalletActions.at(startCheckout())),
                weighted(6, WalletActions.at(payOnce())),
                weighted(6, WalletActions.at(payWithSaved())),
                weighted(1, WalletActions.at(abandon())),
                weighted(2, WalletActions.at(capture())),
                weighted(1, WalletActions.at(voidPayment())),
                weighted(2, WalletActions.at(refund())),
                weighted(1, WalletActions.at(erase())),
                weighted(2, WalletActions.endGrant()),
                weighted(6, runDueAtWallet()),
                weighted(5, damageRow()),
                weighted(3, repairRows()),
                weighted(6, lookAtParked()),
                weighted(3, loseRow()));
    }

    /** Without a wallet nobody goes there, and where no row is damaged or lost nobody looks for it. */
    static List<SimulatedAction.Weighted> possible(List<SimulatedAction.Weighted> all, Settings settings) {
        return all.stream()
                .filter(weighted -> !(weighted.action() instanceof Named named)
                        || named.part().isIn(settings))
                .toList();
    }

    /** Fills a cart, ticks lines and starts a checkout (D1 to D3). */
    public static SimulatedAction startCheckout() {
        return startCheckout(MOBILE);
    }

    /** @param mobile how many of a hundred are on a mobile */
    static SimulatedAction startCheckout(int mobile) {
        return of("start a checkout", visit -> {
            Shopper shopper = visit.shopper();
            Money price = Money.of("EUR", visit.draw().oneOf(PRICES));
            Channel channel = visit.draw().chance(mobile) ? Channel.MOBILE : Channel.DESKTOP;
            CheckoutId id = CheckoutId.of(shopper.newName());
            shopper.checkouts().add(id);
            CartLine line = CartLine.of("SKU-" + visit.draw().below(3), "Thing", price, 1);
            command(visit, "start " + id, onecent -> {
                onecent.carts().put(shopper.id(), line);
                onecent.carts().tick(shopper.id(), line.sku());
                return onecent.checkouts().start(shopper.id(), id, channel);
            });
            if (channel == Channel.MOBILE && visit.draw().chance(REVIEWED)) {
                deliver(visit, id);
                visit.say(visit.onecent().checkouts().confirm(shopper.id(), id));
            }
        });
    }

    /** The shopper gives an address and confirms, or goes back to the review (M3). */
    public static SimulatedAction review() {
        return of(
                "review",
                visit -> checkout(visit).ifPresent(id -> {
                    int kind = visit.draw().below(8);
                    if (kind > 1) {
                        deliver(visit, id);
                    }
                    visit.say(
                            kind == 0
                                    ? visit.onecent()
                                            .checkouts()
                                            .review(visit.shopper().id(), id)
                                    : visit.onecent()
                                            .checkouts()
                                            .confirm(visit.shopper().id(), id));
                }));
    }

    private static void deliver(ActionContext visit, CheckoutId id) {
        AddressForm form =
                AddressForm.of("Ann Shopper", "2 High Street", "London", "GB").withPostalCode("SW1A 1AA");
        AddressChoice choice = visit.draw().chance(50) ? AddressChoice.kept(form) : AddressChoice.once(form);
        command(
                visit,
                "deliver " + id,
                onecent -> onecent.checkouts().deliverTo(visit.shopper().id(), id, choice));
    }

    /** The shopper changes holder, nickname or expiry of a card (W3, R12). */
    public static SimulatedAction editCard() {
        return of("edit a card", visit -> {
            List<SavedCard> cards =
                    visit.onecent().cards().of(visit.shopper().id()).cards();
            if (!cards.isEmpty()) {
                SavedCard card = visit.draw().oneOf(cards);
                edit(visit, card.id(), edit(visit, card));
            }
        });
    }

    static void edit(ActionContext visit, CardId card, CardEdit edit) {
        EditCard command =
                new EditCard(visit.shopper().newEdit(), card, edit, visit.client(), Locale.ENGLISH, Visitor.UNKNOWN);
        command(visit, "edit " + card + " by " + command.command(), onecent -> {
            EditCardResult result = onecent.cards().edit(visit.shopper().id(), command);
            if (result instanceof EditCardResult.ChallengeRequired required) {
                challenged(visit.shopper(), required.reference());
            }
            return result;
        });
    }

    private static CardEdit edit(ActionContext visit, SavedCard card) {
        int kind = visit.draw().below(8);
        if (kind == 0) {
            return CardEdit.nothing().withHolder("Ann B Shopper");
        }
        if (kind == 1) {
            return CardEdit.nothing().withNickname(visit.draw().chance(50) ? "Blue" : "");
        }
        int year = card.expiry().month().getYear() % 100 + visit.draw().below(4);
        return CardEdit.nothing().withExpiry(String.format(Locale.ROOT, "11/%02d", year % 100));
    }

    /**
     * The shopper wants to be forgotten; the host's pages forget as well (R10, R16). A first write that is still on its way brings the shopper
     * back if the erasure found nobody yet: no store has a grave of it.
     */
    public static SimulatedAction erase() {
        return host("erase", visit -> {
            Shopper shopper = visit.shopper();
            int before = shopper.actions();
            boolean late = visit.isUnderWay(" " + shopper.id() + "/");
            shopper.forget();
            command(visit, "erase " + shopper, onecent -> onecent.erase(shopper.id()));
            if (shopper.actions() == before) {
                shopper.acted();
                if (!late) {
                    shopper.erasedAlone();
                }
            }
        });
    }

    /** Rotates the keys that seal numbers (R20). */
    public static SimulatedAction rotateKeys() {
        return host("the keys are rotated", ActionContext::rotateKeys);
    }

    /** A row of the stores cannot be read any more. */
    static SimulatedAction damageRow() {
        return new Named(
                "a row is damaged", true, Part.DAMAGE, visit -> visit.rows().damage(visit.draw()));
    }

    /** An operator puts right what was damaged. */
    static SimulatedAction repairRows() {
        return new Named(
                "damaged rows are repaired",
                true,
                Part.DAMAGE,
                visit -> visit.rows().repair());
    }

    /** An operator looks for entries that are due and cannot be read (R25). */
    static SimulatedAction lookAtParked() {
        return new Named("an operator looks at what is parked", false, Part.DAMAGE, DamagedRows::areShown);
    }

    /** A row of the stores is gone for good. */
    static SimulatedAction loseRow() {
        return new Named("a row is lost", true, Part.LOSS, visit -> visit.rows().lose(visit.draw()));
    }

    /** Due work of the wallet's. */
    static SimulatedAction runDueAtWallet() {
        return new Named(
                "the wallet runs due work",
                true,
                Part.WALLET,
                visit -> visit.wallet().ifPresent(wallet -> wallet.onecent().runDue(WalletOperator.TENANT)));
    }

    /**
     * In the end the host takes what is still held for shoppers that were erased, for whom the erasure waits; all other amounts lapse.
     */
    static SimulatedAction captureWhatIsHeld() {
        return host("what is set aside is taken", visit -> {
            take(visit.onecent(), visit, World.TENANT);
            visit.wallet().ifPresent(wallet -> take(wallet.onecent(), visit, WalletOperator.TENANT));
            giveBackTheRest(visit);
        });
    }

    /**
     * Of a charge that came too late the merchant may have given a part back at the dashboard, so that the gateway refuses the refund of
     * all: an operator gives back the rest there, and settles what the wallet does not tell.
     */
    private static void giveBackTheRest(ActionContext visit) {
        Map<MerchantReference, Account> books = Account.of(visit.gateway().ledger());
        Stores.all(visit.storage().payments()).stream()
                .map(Stored::value)
                .filter(payment -> payment.state() instanceof PaymentState.Refunding refunding && refunding.late())
                .forEach(payment -> {
                    MerchantReference reference = References.inTheBooks(payment);
                    Account account = books.getOrDefault(reference, Account.EMPTY);
                    if (account.atDashboard() > 0 && account.net() > 0) {
                        visit.gateway().refundAtDashboard(reference, Money.of("EUR", account.net()));
                    }
                    if (account.atDashboard() > 0 && payment.instrument() instanceof PaymentInstrument.WalletCard) {
                        visit.onecent()
                                .payments()
                                .settleByHand(payment.owner(), payment.id(), false, "the books", "o.perator");
                    }
                });
    }

    private static void take(OneCent onecent, ActionContext visit, TenantId tenant) {
        Stores.all(visit.storage().payments()).stream()
                .map(Stored::value)
                .filter(payment ->
                        payment.owner().tenant().equals(tenant) && payment.state() instanceof PaymentState.Authorized)
                .filter(payment -> !WalletOperator.isCharge(payment))
                .filter(payment -> RuleChecker.isPseudonym(payment.owner()))
                .forEach(payment -> visit.say(onecent.payments().capture(payment.owner(), payment.id())));
    }

    /** A card with the save tick (D6). */
    public static SimulatedAction addCard() {
        return of(
                "add a card",
                visit ->
                        checkout(visit).ifPresent(id -> link(visit, visit.draw().oneOf(CARDS), Optional.of(id))));
    }

    /** Adds a card outside a checkout (W4). */
    public static SimulatedAction linkInWallet() {
        return of("link in the wallet", visit -> link(visit, visit.draw().oneOf(CARDS), Optional.empty()));
    }

    /** Pays with a typed card that is not kept (D9). */
    public static SimulatedAction payOnce() {
        return of(
                "pay once",
                visit -> checkout(visit)
                        .ifPresent(id -> payOnce(visit, id, visit.draw().oneOf(CARDS))));
    }

    /** Pays with a card on file (D8). */
    public static SimulatedAction payWithSaved() {
        return of(
                "pay with a card on file",
                visit -> checkout(visit).ifPresent(id -> {
                    List<SavedCard> cards =
                            visit.onecent().cards().of(visit.shopper().id()).cards();
                    if (!cards.isEmpty()) {
                        pay(
                                visit,
                                id,
                                new PaymentChoice.WithSavedCard(
                                        visit.draw().oneOf(cards).id()));
                    }
                }));
    }

    /** Gives a command again, perhaps long after (R22). */
    public static SimulatedAction repeatCommand() {
        return of("again", visit -> {
            List<Shopper.Command> commands = visit.shopper().commands();
            if (!commands.isEmpty()) {
                int latest = visit.draw().below(Math.min(3, commands.size()));
                Shopper.Command command = commands.get(commands.size() - 1 - latest);
                visit.say(command.name());
                command.again().accept(visit.onecent());
            }
        });
    }

    /** The latest command again. */
    static SimulatedAction again() {
        return of("the same again", Actions::repeatLatest);
    }

    static void repeatLatest(ActionContext visit) {
        List<Shopper.Command> commands = visit.shopper().commands();
        if (!commands.isEmpty()) {
            visit.say(commands.get(commands.size() - 1).name());
            commands.get(commands.size() - 1).again().accept(visit.onecent());
        }
    }

    /** A checkout that costs nothing is completed, and now and then one that costs something (R4). */
    public static SimulatedAction complete() {
        return of(
                "complete",
                visit -> checkout(visit)
                        .ifPresent(id -> command(
                                visit,
                                "complete " + id,
                                onecent -> onecent.checkouts()
                                        .complete(visit.shopper().id(), id))));
    }

    /** Abandons the checkout (D8). */
    public static SimulatedAction abandon() {
        return of(
                "leave",
                visit -> checkout(visit)
                        .ifPresent(id -> visit.say(visit.onecent()
                                .checkouts()
                                .abandon(visit.shopper().id(), id))));
    }

    /** Removes one or several cards at once (W3, R10). */
    public static SimulatedAction removeCards() {
        return of("remove cards", visit -> {
            Set<CardId> gone = new LinkedHashSet<>();
            visit.onecent().cards().of(visit.shopper().id()).cards().stream()
                    .filter(card -> visit.draw().chance(60))
                    .forEach(card -> gone.add(card.id()));
            visit.say(visit.onecent().cards().remove(visit.shopper().id(), gone));
        });
    }

    /** Makes one of the cards the primary card (W3, R9). */
    public static SimulatedAction makePrimary() {
        return of("make primary", visit -> {
            List<SavedCard> cards =
                    visit.onecent().cards().of(visit.shopper().id()).cards();
            if (!cards.isEmpty()) {
                visit.say(visit.onecent()
                        .cards()
                        .makePrimary(
                                visit.shopper().id(), visit.draw().oneOf(cards).id()));
            }
        });
    }

    /** The item that is not wanted leaves the cart (D8, R2). */
    public static SimulatedAction changeCart() {
        return of(
                "change the cart",
                visit -> visit.onecent()
                        .carts()
                        .remove(
                                visit.shopper().id(),
                                Sku.of("SKU-" + visit.draw().below(3))));
    }

    /** The shopper passes a challenge or fails it, and the browser returns. */
    public static SimulatedAction answerChallenge() {
        return of("answer a challenge", visit -> {
            List<MerchantReference> challenges = visit.shopper().challenges();
            if (!challenges.isEmpty()) {
                answerChallenge(
                        visit, visit.draw().oneOf(challenges), visit.draw().chance(75));
            }
        });
    }

    /** A notice about anything, at any time (R17). */
    public static SimulatedAction notice() {
        return host(NOTICE, visit -> {
            List<MerchantReference> all = Stores.references(visit.storage());
            if (!all.isEmpty()) {
                accept(visit, visit.draw().oneOf(all));
            }
        });
    }

    /** The host takes an authorized amount. */
    public static SimulatedAction capture() {
        return of(
                "capture",
                visit -> payment(visit)
                        .ifPresent(payment -> command(
                                visit,
                                "capture " + payment.id(),
                                onecent -> onecent.payments().capture(payment.owner(), payment.id()))));
    }

    /** The host gives an authorized amount back. */
    public static SimulatedAction voidPayment() {
        return of(
                "void",
                visit -> payment(visit)
                        .filter(payment -> isPaidBy(visit, payment))
                        .ifPresent(payment -> command(
                                visit,
                                "void " + payment.id(),
                                onecent -> onecent.payments().voidPayment(payment.owner(), payment.id()))));
    }

    /** The host gives an amount back that is held through the wallet. */
    static SimulatedAction voidWalletPayment() {
        return wallet("void what the wallet holds", visit -> {
            List<Payment> held = visit.onecent().payments().of(visit.shopper().id(), "", 100).items().stream()
                    .filter(payment -> payment.state() instanceof PaymentState.Authorized
                            && payment.instrument() instanceof PaymentInstrument.WalletCard)
                    .toList();
            if (!held.isEmpty()) {
                Payment payment = visit.draw().oneOf(held);
                command(
                        visit,
                        "void " + payment.id(),
                        onecent -> onecent.payments().voidPayment(payment.owner(), payment.id()));
            }
        });
    }

    /** The host gives captured money back, in full or in part. */
    public static SimulatedAction refund() {
        return of(
                "refund",
                visit -> payment(visit).ifPresent(payment -> {
                    Money all = payment.amount();
                    Money amount = visit.draw().chance(50) ? all : Money.of("EUR", all.minorUnits() / 4);
                    CommandId command = CommandId.of(visit.shopper().newName());
                    command(
                            visit,
                            "refund " + amount + " of " + payment.id(),
                            onecent -> onecent.payments().refund(payment.owner(), payment.id(), command, amount));
                }));
    }

    /** The merchant refunds at the gateway's dashboard, in full or in part; the SDK hears nothing of it. */
    public static SimulatedAction refundAtDashboard() {
        return host(
                "the merchant refunds at the dashboard",
                visit -> payment(visit).ifPresent(payment -> {
                    MerchantReference reference = References.inTheBooks(payment);
                    long left = net(visit, reference);
                    if (left > 0) {
                        long amount = visit.draw().chance(40) ? left : Math.max(1, left / 4);
                        visit.say("of " + payment.id() + " " + amount);
                        visit.gateway().refundAtDashboard(reference, Money.of("EUR", amount));
                    }
                }));
    }

    private static long net(ActionContext visit, MerchantReference reference) {
        return Account.of(visit.gateway().ledger())
                .getOrDefault(reference, Account.EMPTY)
                .net();
    }

    /** Due work. */
    public static SimulatedAction runDue() {
        return host(
                RUN_DUE, visit -> visit.onecent().runDue(visit.shopper().id().tenant()));
    }

    /** Minutes or hours pass; in the midst of an effect its caller is held up for so long. */
    public static SimulatedAction pause() {
        return host(PAUSE, visit -> {
            Duration time = visit.draw().chance(70)
                    ? Duration.ofMinutes(1 + visit.draw().below(30))
                    : Duration.ofHours(1 + visit.draw().below(9));
            visit.say("by " + time);
            visit.pass(time);
            visit.onecent().runDue(visit.shopper().id().tenant());
        });
    }

    /** Days pass. */
    public static SimulatedAction longPause() {
        return alone("much time passes", visit -> {
            Duration time = Duration.ofHours(1 + visit.draw().below(24 * 40));
            visit.say("by " + time);
            visit.pass(time);
        });
    }

    /** The gateway cannot be reached for hours, or for longer than any hold lives. */
    public static SimulatedAction outage() {
        return alone("the gateway is down", visit -> {
            Duration time = visit.draw().chance(60)
                    ? Duration.ofHours(1 + visit.draw().below(48))
                    : Duration.ofDays(1 + visit.draw().below(60));
            visit.say("for " + time);
            visit.outage(time);
        });
    }

    /** An operator looks at what has been waiting for more than a day, at the gateway's own books, and settles it (R16). */
    public static SimulatedAction settleByHand() {
        return alone(SETTLE, Operator::settle);
    }

    static void link(ActionContext visit, String number, Optional<CheckoutId> checkout) {
        Shopper shopper = visit.shopper();
        CardForm form = visit.form(number);
        LinkCard link = new LinkCard(
                shopper.newLink(), form, visit.consent(), visit.client(), Optional.empty(), Visitor.UNKNOWN);
        command(visit, "link " + link.command() + " *" + number.substring(number.length() - 4), onecent -> {
            LinkCardResult result = checkout.isPresent()
                    ? onecent.checkouts().addCard(shopper.id(), checkout.get(), link)
                    : onecent.cards().link(shopper.id(), link);
            if (result instanceof LinkCardResult.ChallengeRequired required) {
                challenged(shopper, required.reference());
            }
            return result;
        });
    }

    static void payOnce(ActionContext visit, CheckoutId checkout, String number) {
        pay(visit, checkout, new PaymentChoice.WithCard(visit.form(number)));
    }

    static void pay(ActionContext visit, CheckoutId checkout, PaymentChoice choice) {
        Shopper shopper = visit.shopper();
        Pay pay = new Pay(shopper.newPayment(checkout), choice, visit.client(), Locale.ENGLISH, Visitor.UNKNOWN);
        command(visit, "pay " + checkout + " by " + pay.command(), onecent -> {
            PayResult result = onecent.checkouts().pay(shopper.id(), checkout, pay);
            if (result instanceof PayResult.ChallengeRequired required) {
                challenged(shopper, required.reference());
            }
            return result;
        });
    }

    static void answerChallenge(ActionContext visit, MerchantReference challenge, boolean passed) {
        try {
            visit.gateway().completeChallenge(challenge, passed);
        } catch (IllegalArgumentException e) {
            visit.say("the gateway does not know it yet");
        }
        accept(visit, challenge);
    }

    private static void accept(ActionContext visit, MerchantReference reference) {
        visit.say("= "
                + visit.onecent().accept(GatewayNotice.of(visit.shopper().id().tenant(), reference)));
    }

    static void challenged(Shopper shopper, MerchantReference reference) {
        if (!shopper.challenges().contains(reference)) {
            shopper.challenges().add(reference);
        }
    }

    /** Gives a command, and remembers it before: the browser knows what it sent, whatever becomes of it. */
    static void command(ActionContext visit, String name, Function<OneCent, Object> command) {
        Consumer<OneCent> again = onecent -> visit.say(command.apply(onecent));
        visit.shopper().remember(name, again);
        visit.say(name);
        again.accept(visit.onecent());
    }

    static Optional<CheckoutId> checkout(ActionContext visit) {
        List<CheckoutId> all = visit.shopper().checkouts();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean latest = visit.draw().chance(85);
        return Optional.of(latest ? all.get(all.size() - 1) : visit.draw().oneOf(all));
    }

    static Optional<Payment> payment(ActionContext visit) {
        List<Payment> all = visit.onecent().payments().of(visit.shopper().id(), "", 100).items().stream()
                .filter(payment -> !WalletOperator.isCharge(payment))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(visit.draw().oneOf(all));
    }

    /** A host voids what paid an order, not an attempt that is still running. */
    private static boolean isPaidBy(ActionContext visit, Payment payment) {
        return visit.onecent()
                .checkouts()
                .find(payment.owner(), payment.id().checkout())
                .filter(checkout -> checkout.runningAttempt().isEmpty())
                .isPresent();
    }

    private static SimulatedAction.Weighted weighted(int weight, SimulatedAction action) {
        return new SimulatedAction.Weighted(weight, action);
    }

    static SimulatedAction of(String name, Consumer<ActionContext> work) {
        return new Named(name, true, Part.SHOPPER, work);
    }

    /** Returns an action of the host, an operator or the gateway. */
    private static SimulatedAction host(String name, Consumer<ActionContext> work) {
        return new Named(name, true, Part.HOST, work);
    }

    static SimulatedAction wallet(String name, Consumer<ActionContext> work) {
        return new Named(name, true, Part.WALLET, work);
    }

    private static SimulatedAction alone(String name, Consumer<ActionContext> work) {
        return new Named(name, false, Part.HOST, work);
    }

    /** The party that acts. */
    private enum Part {
        SHOPPER,
        HOST,
        WALLET,
        DAMAGE,
        LOSS;

        boolean isShoppers() {
            return this == SHOPPER || this == WALLET;
        }

        boolean isIn(Settings settings) {
            return switch (this) {
                case WALLET -> settings.wallet();
                case DAMAGE -> settings.damage();
                case LOSS -> settings.loss();
                case SHOPPER, HOST -> true;
            };
        }
    }

    private record Named(String name, boolean nests, Part part, Consumer<ActionContext> work)
            implements SimulatedAction {
        @Override
        public boolean isShoppers() {
            return part.isShoppers();
        }

        @Override
        public void perform(ActionContext visit) {
            work.accept(visit);
        }
    }
}
