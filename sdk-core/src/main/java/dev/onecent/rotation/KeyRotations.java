package dev.onecent.rotation;

import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.SafeKeys;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.StoreContendedException;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.Failures;
import dev.onecent.store.internal.PageSize;
import dev.onecent.store.internal.Readings;
import dev.onecent.store.internal.Wiring;
import dev.onecent.vault.CardKeeper;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaults;
import dev.onecent.vault.StuckCard;
import dev.onecent.vault.VaultResealing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys under which cards are on file: brings cards to the current ones as due work, and tells which are in use (R20). Safe for
 * use by many threads.
 */
public final class KeyRotations {
    private static final int PAGE = 100;

    private final Aggregates<KeyRotation> rotations;
    private final AggregateStore<CardVault> vaults;
    private final CardVaults cards;
    private final CardKeeper keeper;
    private final InstantSource clock;
    private final Set<TenantId> underWay = ConcurrentHashMap.newKeySet();

    /** Wired by {@code OneCent}. */
    public KeyRotations(
            Aggregates<KeyRotation> rotations,
            AggregateStore<CardVault> vaults,
            CardVaults cards,
            CardKeeper keeper,
            InstantSource clock) {
        this.rotations = rotations;
        this.vaults = vaults;
        this.cards = cards;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** How the rotation of a tenant stands; empty before the first run of its due work. */
    public Optional<KeyRotation> of(TenantId tenant) {
        return rotations.find(KeyRotation.key(tenant));
    }

    /** Which keys all cards of a tenant are under; reads every vault, a page at a time. */
    public KeyUse use(TenantId tenant) {
        KeyUse use = use(tenant, Optional.empty(), PAGE);
        while (use.next().isPresent()) {
            use = use.plus(use(tenant, use.next(), PAGE));
        }
        return use;
    }

    /**
     * Which keys the cards in the next vaults are under.
     *
     * @param after {@link KeyUse#next()} of the page before; empty for the first one
     * @param pageSize how many vaults to read, at least 1
     */
    public KeyUse use(TenantId tenant, Optional<Key> after, int pageSize) {
        List<Key> page = vaults.sweep(tenant, after, PageSize.of(pageSize));
        Readings<CardVault> read = Readings.of(vaults, page);
        boolean more = page.size() >= pageSize;
        return KeyUse.of(keeper.keys(), read.values(), read.unreadable(), more ? last(page) : Optional.empty());
    }

    /**
     * Lets due work go through every vault of a tenant once more, for example because {@link #use} still finds an older key although
     * the rotation is over: a process ran with it for longer than a day.
     */
    public void again(TenantId tenant) {
        Instant now = clock.instant();
        rotations.<Boolean>change(
                KeyRotation.key(tenant),
                entry -> entry.map(Entry::value)
                        .map(rotation -> Decision.save(rotation.again(now), true))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** Does the next page, if there is anything to do. Two at once do the same page: harmless, each card is compared and set. */
    @SuppressWarnings("CatchingUnchecked") // the host's code may throw what it does not declare
    public Progress advance(Wiring wiring, TenantId tenant) {
        Objects.requireNonNull(wiring, "wiring");
        if (!underWay.add(tenant)) {
            return Progress.NOTHING;
        }
        try {
            return passed(tenant);
        } catch (Throwable e) {
            Failures.rethrowFatal(e);
            Failures.log("a page of the key rotation of " + tenant, e);
            return Progress.FAILED;
        } finally {
            underWay.remove(tenant);
        }
    }

    private Progress passed(TenantId tenant) {
        Instant now = clock.instant();
        SafeKeys keys = keeper.keys();
        KeyRotation rotation = rotations.change(KeyRotation.key(tenant), entry -> begun(tenant, entry, keys, now));
        boolean ours = rotation.keys().equals(keys.current());
        return ours && rotation.isPassingAt(now) ? page(tenant, rotation) : Progress.NOTHING;
    }

    private static Decision<KeyRotation, KeyRotation> begun(
            TenantId tenant, Optional<Entry<KeyRotation>> entry, SafeKeys keys, Instant now) {
        if (entry.isEmpty()) {
            return Decision.save(KeyRotation.begun(tenant, keys.current(), now));
        }
        KeyRotation before = entry.get().value();
        return before.turned(keys, now).map(Decision::<KeyRotation>save).orElseGet(() -> Decision.keep(before));
    }

    private Progress page(TenantId tenant, KeyRotation rotation) {
        List<Key> page = vaults.sweep(tenant, rotation.pass().after(), PAGE);
        List<VaultResealing> done = page.stream().map(this::reseal).toList();
        boolean more = page.size() >= PAGE;
        KeyRotation next =
                more ? rotation.passed(done, page.get(page.size() - 1)) : rotation.ended(done, clock.instant());
        rotations.change(KeyRotation.key(tenant), entry -> replaced(entry, rotation, next));
        boolean idle = done.stream().allMatch(vault -> vault.resealed() == 0);
        return more ? Progress.MORE : idle ? Progress.NOTHING : Progress.ENDED;
    }

    /** The place is noted unless somebody else noted one meanwhile; what was sealed anew is sealed anew either way. */
    private static Decision<KeyRotation, Boolean> replaced(
            Optional<Entry<KeyRotation>> entry, KeyRotation before, KeyRotation next) {
        boolean unchanged = entry.map(Entry::value).filter(before::equals).isPresent();
        return unchanged ? Decision.save(next, true) : Decision.keep(false);
    }

    /** A vault that cannot be read or written is passed over (R25); a safe that does not work ends the page. */
    private VaultResealing reseal(Key vault) {
        try {
            return cards.reseal(Wiring.ONECENT, vault);
        } catch (CardSafeException e) {
            throw e;
        } catch (StoreUnavailableException | StoreContendedException e) {
            return new VaultResealing(0, List.of(StuckCard.unreadable(vault)));
        }
    }

    private static Optional<Key> last(List<Key> page) {
        return Optional.of(page.get(page.size() - 1));
    }
}
