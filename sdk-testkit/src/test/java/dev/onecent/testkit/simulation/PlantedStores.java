package dev.onecent.testkit.simulation;

import dev.onecent.Storage;
import dev.onecent.card.CardExpiry;
import dev.onecent.checkout.Checkout;
import dev.onecent.gateway.Authorization.Absent;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState.Released;
import dev.onecent.microauth.MicroAuthorizationState.Releasing;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState.Authorized;
import dev.onecent.payment.PaymentState.NotCharged;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.PaymentState.Voiding;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardDetails;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectionState;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.walletoperator.GrantState;
import dev.onecent.walletoperator.WalletGrant;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Defects between the SDK and its stores: as if the SDK itself saved, read and looked for its aggregates so. */
enum PlantedStores {
    /** Imitates: no compare-and-set, so a stale worker's write wins. */
    LAST_WRITE_WINS {
        @Override
        Object call(Call call) {
            return call.is("save") ? call.with(call.key(), call.entry(), call.currentVersion()) : call.pass();
        }
    },
    /** Imitates: a save whose answer got lost is taken for kept. */
    UNKNOWN_IS_SAVED {
        @Override
        Object call(Call call) {
            Object answer = call.pass();
            return answer == SaveAnswer.UNKNOWN ? SaveAnswer.SAVED : answer;
        }
    },
    /** Imitates: a row that cannot be read is taken for none, so nobody is told of it. */
    DAMAGED_IS_ABSENT {
        @Override
        Object call(Call call) {
            try {
                return call.pass();
            } catch (EntryUnreadableException e) {
                return Optional.empty();
            }
        }
    },
    /** Imitates: the events of a checkout are not part of its save. */
    EVENTS_ARE_NOT_SAVED {
        @Override
        Object call(Call call) {
            return call.is("save") && call.name().equals("checkouts")
                    ? call.with(call.key(), call.entry().withOutbox(List.of()), call.version())
                    : call.pass();
        }
    },
    /** Imitates: no aggregate remembers the commands that took effect on it. */
    COMMANDS_ARE_FORGOTTEN {
        @Override
        Object call(Call call) {
            return call.is("save") ? call.with(call.key(), forgetting(call.entry()), call.version()) : call.pass();
        }
    },
    /** Imitates: an intent is saved after the call to the gateway, not before. */
    INTENTS_ARE_SAVED_LATE {
        @Override
        Object call(Call call) {
            boolean intents =
                    call.name().equals("microAuthorizations") || call.name().equals("payments");
            if (!intents) {
                return call.pass();
            }
            String place = call.name() + call.arguments()[0];
            if (call.is("save") && call.version() == Stored.ABSENT) {
                call.late().put(place, new Stored<>(call.key(), call.entry(), 1));
                return SaveAnswer.SAVED;
            }
            Stored<?> late = call.late().get(place);
            if (late != null && call.is("find")) {
                return Optional.of(late);
            }
            if (late != null && call.is("save")) {
                call.late().remove(place);
                Object unused = call.with(call.key(), late.entry(), Stored.ABSENT);
            }
            return call.pass();
        }
    },
    /** Imitates: removing a card drops its micro-authorization, and with it the release. */
    REMOVAL_DROPS_THE_RELEASE {
        @Override
        Object call(Call call) {
            boolean removing = call.is("save") && call.name().equals("vaults");
            Object answer = call.pass();
            if (removing && answer == SaveAnswer.SAVED && call.entry().value() instanceof CardVault vault) {
                call.storage().microAuthorizations().ownedBy(vault.owner(), "", 100).stream()
                        .flatMap(one -> one.stored().stream())
                        .filter(verification ->
                                vault.find(verification.value().card()).isEmpty())
                        .forEach(verification -> call.storage()
                                .microAuthorizations()
                                .delete(verification.key(), verification.version()));
            }
            return answer;
        }
    },
    /** Imitates: due work does not look at releases that were begun. */
    BEGUN_RELEASES_ARE_NOT_DUE {
        @Override
        Object call(Call call) {
            boolean looks = call.is("due") || call.is("sweep");
            return looks && call.name().equals("microAuthorizations")
                    ? call.keys().stream()
                            .filter(key -> !(call.verification(key).state() instanceof Releasing))
                            .toList()
                    : call.pass();
        }
    },
    /** Imitates: due work does not look at holds whose outcome is open. */
    OPEN_FREEZES_ARE_NOT_DUE {
        @Override
        Object call(Call call) {
            boolean looks = call.is("due") || call.is("sweep");
            return looks && call.name().equals("microAuthorizations")
                    ? call.keys().stream()
                            .filter(key -> !call.verification(key).isOpen())
                            .toList()
                    : call.pass();
        }
    },
    /** Imitates: due work does not look whether authorized amounts are still held. */
    LAPSES_ARE_NOT_LOOKED_FOR {
        @Override
        Object call(Call call) {
            boolean looks = call.is("due") || call.is("sweep");
            return looks && call.name().equals("payments")
                    ? call.keys().stream()
                            .filter(key -> call.found(key)
                                    .filter(stored -> stored.value() instanceof Payment payment
                                            && payment.state() instanceof Authorized)
                                    .isEmpty())
                            .toList()
                    : call.pass();
        }
    },
    /** Imitates: the card is linked when its release is begun, not when it is acknowledged. */
    LINKED_BEFORE_THE_RELEASE {
        @Override
        Object call(Call call) {
            return call.is("find") && call.name().equals("microAuthorizations")
                    ? ((Optional<?>) call.pass()).map(found -> releasedTooSoon((Stored<?>) found))
                    : call.pass();
        }
    },
    /** Imitates: the late charge of an attempt that was given up is kept. */
    LATE_CHARGES_ARE_KEPT {
        @Override
        Object call(Call call) {
            return call.is("save") && call.entry().value() instanceof Payment payment
                    ? call.with(call.key(), withValue(call.entry(), kept(payment)), call.version())
                    : call.pass();
        }
    },
    /** Imitates: recovery looks only at what the due index knows, and the index forgets what was put off once. */
    WHAT_WAS_PUT_OFF_IS_FORGOTTEN {
        @Override
        Object call(Call call) {
            boolean looks = call.is("due") || call.is("sweep");
            return looks
                    ? call.keys().stream()
                            .filter(key -> call.found(key)
                                    .filter(stored -> stored.entry().work().failures() > 0)
                                    .isEmpty())
                            .toList()
                    : call.pass();
        }
    },
    /** Imitates: a save that came too late is taken for kept. */
    STALE_IS_SAVED {
        @Override
        Object call(Call call) {
            Object answer = call.pass();
            return call.is("save") && answer == SaveAnswer.STALE ? SaveAnswer.SAVED : answer;
        }
    },
    /** Imitates: events wait in the memory of the process, and die with it. */
    EVENTS_DIE_WITH_THE_PROCESS {
        @Override
        Object call(Call call) {
            if (call.is("save") && !call.entry().outbox().isEmpty()) {
                call.late().put(call.name() + call.key(), new Stored<>(call.key(), call.entry(), 1));
            }
            return call.is("find") && !call.late().containsKey(call.name() + call.key())
                    ? ((Optional<?>) call.pass()).map(found -> silenced((Stored<?>) found))
                    : call.pass();
        }
    },
    /** Imitates: removing a card leaves its token at the gateway. */
    TOKENS_ARE_NOT_DETACHED {
        @Override
        Object call(Call call) {
            return call.is("save") && call.entry().value() instanceof CardVault vault
                    ? call.with(call.key(), withValue(call.entry(), keepingUnused(vault)), call.version())
                    : call.pass();
        }
    },
    /** Imitates: who was counted a moment ago is forgiven, so that a flood of retries counts once. */
    COUNTERS_STAND_STILL {
        @Override
        Object call(Call call) {
            boolean counts =
                    call.is("save") && call.name().equals("attemptCounters") && call.version() != Stored.ABSENT;
            return counts ? SaveAnswer.SAVED : call.pass();
        }
    },
    /** Imitates: an erasure does not know of a kind. */
    ERASURES_FORGET_THE_VAULT {
        @Override
        Object call(Call call) {
            return call.is("ownedBy") && call.name().equals("vaults") ? List.of() : call.pass();
        }
    },
    /** Imitates: a worker of an erasure cannot tell what stands under an id from what stood there when it was noted. */
    ERASURES_CANNOT_TELL_LIVES {
        @Override
        Object call(Call call) {
            return call.is("save") ? call.with(call.key(), ofOneWrite(call.entry()), call.version()) : call.pass();
        }
    },
    /** Imitates: an erasure leaves the card where it is. */
    ERASURES_LEAVE_THE_CARDS {
        @Override
        Object call(Call call) {
            boolean copied = call.is("save")
                    && call.name().equals("vaults")
                    && RuleChecker.isPseudonym(call.key().owner());
            return copied || (call.is("delete") && call.name().equals("vaults")) ? SaveAnswer.SAVED : call.pass();
        }
    },
    /** Imitates: the wallet forgets a charge that the shop gives up, and voids nothing. */
    WALLET_CHARGES_ARE_NOT_VOIDED {
        @Override
        Object call(Call call) {
            return call.is("save")
                            && call.key().tenant().equals(WalletOperator.TENANT)
                            && call.entry().value() instanceof Payment payment
                            && payment.state() instanceof Voiding
                    ? call.with(call.key(), withValue(call.entry(), notCharged(payment)), call.version())
                    : call.pass();
        }
    },
    /** Imitates: who waits for a challenge does not look whether its card is still on file, and a removal tells nobody. */
    REMOVED_CARDS_STILL_PAY {
        @Override
        Object call(Call call) {
            if (!call.name().equals("vaults")) {
                return call.pass();
            }
            if (call.is("save")) {
                call.found(call.key())
                        .filter(before ->
                                hasFewerCards(before.value(), call.entry().value()))
                        .ifPresent(before -> call.late().put("before " + call.key(), before));
                return call.with(call.key(), tellingNobody(call.entry(), ghosts(call)), call.version());
            }
            return call.is("find")
                    ? ((Optional<?>) call.pass()).map(found -> haunted((Stored<?>) found, ghosts(call)))
                    : call.pass();
        }
    },
    /** Imitates: the wallet issues codes that are good in whatever session they are brought back. */
    CODES_ARE_GOOD_IN_ANY_SESSION {
        @Override
        Object call(Call call) {
            return call.is("save") && call.name().startsWith("wallet")
                    ? call.with(call.key(), unbound(call.entry()), call.version())
                    : call.pass();
        }
    },
    /** Imitates: a changed expiry counts before it was verified. */
    EXPIRIES_COUNT_AT_ONCE {
        @Override
        Object call(Call call) {
            return call.is("save") && call.entry().value() instanceof CardVault vault
                    ? call.with(call.key(), withValue(call.entry(), unverified(vault)), call.version())
                    : call.pass();
        }
    },
    /** Imitates: a checkout draws no value, so one that has the id of a former one is charged by its references. */
    LIVES_ARE_ONE {
        @Override
        Object call(Call call) {
            return call.is("save") && call.entry().value() instanceof Checkout checkout
                    ? call.with(call.key(), withValue(call.entry(), ofOneLife(checkout)), call.version())
                    : call.pass();
        }
    },
    /** Imitates: attempts are counted in the memory of the process. */
    ATTEMPTS_ARE_NOT_COUNTED {
        @Override
        Object call(Call call) {
            return call.is("save") && call.name().equals("attemptCounters") ? SaveAnswer.SAVED : call.pass();
        }
    };

    abstract Object call(Call call);

    Storage around(Storage real) {
        Map<String, Stored<?>> late = new HashMap<>();
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (self, method, arguments) -> {
                    Object store = EffectStorage.invoke(real, method);
                    return Proxy.newProxyInstance(
                            Storage.class.getClassLoader(),
                            new Class<?>[] {method.getReturnType()},
                            (me, operation, given) ->
                                    call(new Call(real, method.getName(), store, operation, given, late)));
                });
    }

    private static Checkout ofOneLife(Checkout checkout) {
        return new Checkout(
                checkout.owner(),
                checkout.id(),
                CheckoutLife.of(checkout.id().value()),
                checkout.channel(),
                checkout.payee(),
                checkout.lines(),
                checkout.total(),
                checkout.startedAt(),
                checkout.expiresAt(),
                checkout.attempts(),
                checkout.state(),
                checkout.address());
    }

    private static Entry<?> ofOneWrite(Entry<?> entry) {
        return new Entry<>(
                entry.value(),
                entry.receipts(),
                entry.outbox(),
                entry.work(),
                entry.delivery(),
                entry.writeId(),
                "first",
                entry.locked());
    }

    private static Entry<?> forgetting(Entry<?> entry) {
        return new Entry<>(
                entry.value(),
                List.of(),
                entry.outbox(),
                entry.work(),
                entry.delivery(),
                entry.writeId(),
                entry.firstWriteId(),
                entry.locked());
    }

    private static Entry<?> withValue(Entry<?> entry, Aggregate value) {
        return new Entry<>(
                value,
                entry.receipts(),
                entry.outbox(),
                entry.work(),
                entry.delivery(),
                entry.writeId(),
                entry.firstWriteId(),
                entry.locked());
    }

    private static Stored<?> silenced(Stored<?> stored) {
        return new Stored<>(stored.key(), stored.entry().withOutbox(List.of()), stored.version());
    }

    private static boolean hasFewerCards(Aggregate before, Aggregate after) {
        return ((CardVault) after).cards().size() < ((CardVault) before).cards().size();
    }

    /** The sealed cards that left a vault in this process, as long as a payment waits for a challenge with them. */
    private static List<SavedCard> ghosts(Call call) {
        Stored<?> before = call.late().get("before " + call.key());
        if (before == null) {
            return List.of();
        }
        Set<CardId> awaited = Stores.all(call.storage().payments()).stream()
                .map(Stored::value)
                .filter(payment -> payment.owner().equals(call.key().owner()) && RemovedCards.isChallenged(payment))
                .flatMap(payment -> payment.instrument().cardOnFile().stream())
                .collect(Collectors.toSet());
        return ((CardVault) before.value())
                .cards().stream()
                        .filter(card -> awaited.contains(card.id())
                                && card.sealedNumber().isPresent())
                        .toList();
    }

    private static Stored<?> haunted(Stored<?> stored, List<SavedCard> ghosts) {
        CardVault vault = (CardVault) stored.value();
        List<SavedCard> cards = new ArrayList<>(vault.cards());
        ghosts.stream().filter(ghost -> vault.find(ghost.id()).isEmpty()).forEach(cards::add);
        return new Stored<>(
                stored.key(),
                withValue(stored.entry(), withCards(vault, cards, vault.removedCards())),
                stored.version());
    }

    private static Entry<?> tellingNobody(Entry<?> entry, List<SavedCard> ghosts) {
        CardVault vault = (CardVault) entry.value();
        List<CardId> gone = ghosts.stream().map(SavedCard::id).toList();
        List<SavedCard> cards =
                vault.cards().stream().filter(card -> !gone.contains(card.id())).toList();
        List<CardId> removedCards = vault.removedCards().stream()
                .filter(card -> !gone.contains(card))
                .toList();
        return withValue(entry, withCards(vault, cards, removedCards));
    }

    private static CardVault withCards(CardVault vault, List<SavedCard> cards, List<CardId> removedCards) {
        return new CardVault(vault.owner(), cards, vault.choice(), vault.standIn(), removedCards);
    }

    /** As if all sessions had one verifier. */
    private static Entry<?> unbound(Entry<?> entry) {
        ConnectionVerifier one = ConnectionVerifier.from("one for all");
        if (entry.value() instanceof WalletConnection connection
                && connection.state() instanceof ConnectionState.Leaving leaving) {
            ConnectionState state =
                    new ConnectionState.Leaving(leaving.stateHash(), one, leaving.confirmation(), leaving.until());
            return withValue(
                    entry, new WalletConnection(connection.owner(), connection.wallet(), state, connection.ended()));
        }
        if (entry.value() instanceof WalletGrant grant && grant.state() instanceof GrantState.Offered offered) {
            GrantState state = new GrantState.Offered(offered.codeHash(), one.challenge(), offered.until());
            return withValue(entry, new WalletGrant(grant.owner(), grant.id(), grant.shop(), grant.agreedAt(), state));
        }
        return entry;
    }

    private static CardVault keepingUnused(CardVault vault) {
        return withCards(vault, vault.cards(), List.of());
    }

    private static CardVault unverified(CardVault vault) {
        List<SavedCard> cards = vault.cards().stream()
                .map(card -> card.expiryChange()
                        .map(change -> withExpiry(card, change.expiry()))
                        .orElse(card))
                .toList();
        return withCards(vault, cards, vault.removedCards());
    }

    private static SavedCard withExpiry(SavedCard card, CardExpiry expiry) {
        return new SavedCard(
                card.id(),
                card.masked(),
                new CardDetails(expiry, card.holder(), card.details().nickname()),
                card.credential(),
                card.fingerprint(),
                card.consent(),
                card.enteredIn(),
                card.addedAt(),
                card.lastUsedAt(),
                card.network(),
                card.state());
    }

    private static Payment notCharged(Payment payment) {
        return new Payment(
                payment.owner(),
                payment.id(),
                payment.payee(),
                payment.amount(),
                payment.instrument(),
                payment.capture(),
                payment.use(),
                payment.reference(),
                payment.requestedAt(),
                new NotCharged(Absent.forEver(payment.requestedAt())));
    }

    private static Stored<?> releasedTooSoon(Stored<?> stored) {
        MicroAuthorization verification = (MicroAuthorization) stored.value();
        if (!(verification.state() instanceof Releasing releasing)) {
            return stored;
        }
        MicroAuthorization early = new MicroAuthorization(
                verification.owner(),
                verification.card(),
                verification.number(),
                verification.secondTry(),
                verification.amount(),
                verification.use(),
                verification.reference(),
                verification.requestedAt(),
                verification.releaseAfter(),
                verification.overdueTold(),
                new Released(releasing.approval(), releasing.wanted(), releasing.since()));
        return new Stored<>(stored.key(), withValue(stored.entry(), early), stored.version());
    }

    private static Payment kept(Payment payment) {
        boolean late = payment.state() instanceof Refunding refunding && refunding.late();
        return late
                ? new Payment(
                        payment.owner(),
                        payment.id(),
                        payment.payee(),
                        payment.amount(),
                        payment.instrument(),
                        payment.capture(),
                        payment.use(),
                        payment.reference(),
                        payment.requestedAt(),
                        ((Refunding) payment.state()).captured())
                : payment;
    }

    /** One call of a store's method. */
    @SuppressWarnings("ArrayRecordComponent") // as reflection hands them over
    record Call(
            Storage storage,
            String name,
            Object store,
            Method method,
            Object[] arguments,
            Map<String, Stored<?>> late) {
        boolean is(String operation) {
            return method.getName().equals(operation);
        }

        Object pass() {
            return EffectStorage.invoke(store, method, arguments);
        }

        Object with(Object... others) {
            return EffectStorage.invoke(store, method, others);
        }

        Key key() {
            return (Key) arguments[0];
        }

        Entry<?> entry() {
            return (Entry<?>) arguments[1];
        }

        long version() {
            return (long) arguments[2];
        }

        long currentVersion() {
            return found(key()).map(stored -> stored.version()).orElse(Stored.ABSENT);
        }

        Optional<Stored<?>> found(Key key) {
            return RuleChecker.find((AggregateStore<?>) store, key);
        }

        @SuppressWarnings("unchecked")
        List<Key> keys() {
            return (List<Key>) pass();
        }

        MicroAuthorization verification(Key key) {
            return storage.microAuthorizations().find(key).orElseThrow().value();
        }
    }
}
