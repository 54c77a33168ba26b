package dev.onecent.rotation.internal;

import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotations;
import dev.onecent.rotation.KeyUse;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.SafeKeys;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.PageCursor;
import dev.onecent.store.StoreContendedException;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Cursors;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.Failures;
import dev.onecent.store.internal.PageSize;
import dev.onecent.store.internal.UnreadableEntries;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.StuckCard;
import dev.onecent.vault.internal.CardKeeper;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.vault.internal.VaultResealing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class StoredKeyRotations implements KeyRotations {
    private static final int PAGE = 100;

    private final Aggregates<KeyRotation> rotations;
    private final AggregateStore<CardVault> vaults;
    private final StoredCardVaults cards;
    private final CardKeeper keeper;
    private final InstantSource clock;
    private final Set<TenantId> underWay = ConcurrentHashMap.newKeySet();

    /** Wired by {@code OneCent}. */
    public StoredKeyRotations(
            Aggregates<KeyRotation> rotations,
            AggregateStore<CardVault> vaults,
            StoredCardVaults cards,
            CardKeeper keeper,
            InstantSource clock) {
        this.rotations = rotations;
        this.vaults = vaults;
        this.cards = cards;
        this.keeper = keeper;
        this.clock = clock;
    }

    @Override
    public Optional<KeyRotation> of(TenantId tenant) {
        return rotations.find(KeyRotation.key(tenant));
    }

    @Override
    public KeyUse use(TenantId tenant) {
        KeyUse use = use(tenant, Optional.empty(), PAGE);
        while (use.next().isPresent()) {
            use = use.plus(use(tenant, use.next(), PAGE));
        }
        return use;
    }

    @Override
    public KeyUse use(TenantId tenant, Optional<PageCursor> after, int pageSize) {
        List<Key> page = vaults.sweep(tenant, after.map(cursor -> Cursors.key(tenant, cursor)), PageSize.of(pageSize));
        UnreadableEntries<CardVault> read = UnreadableEntries.of(vaults, page);
        return KeyUse.of(keeper.keys(), read.values(), read.unreadable(), Cursors.after(page, pageSize));
    }

    @Override
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
    public RotationProgress advance(TenantId tenant) {
        if (!underWay.add(tenant)) {
            return RotationProgress.NOTHING;
        }
        try {
            return passed(tenant);
        } catch (Throwable e) {
            Failures.rethrowFatal(e);
            Failures.log("a page of the key rotation of " + tenant, e);
            return RotationProgress.FAILED;
        } finally {
            underWay.remove(tenant);
        }
    }

    private RotationProgress passed(TenantId tenant) {
        Instant now = clock.instant();
        SafeKeys keys = keeper.keys();
        KeyRotation rotation = rotations.change(KeyRotation.key(tenant), entry -> begun(tenant, entry, keys, now));
        boolean ours = rotation.keys().equals(keys.current());
        return ours && rotation.isPassingAt(now) ? page(tenant, rotation) : RotationProgress.NOTHING;
    }

    private static Decision<KeyRotation, KeyRotation> begun(
            TenantId tenant, Optional<Entry<KeyRotation>> entry, SafeKeys keys, Instant now) {
        if (entry.isEmpty()) {
            return Decision.save(KeyRotation.begun(tenant, keys.current(), now));
        }
        KeyRotation before = entry.get().value();
        return before.turned(keys, now).map(Decision::<KeyRotation>save).orElseGet(() -> Decision.keep(before));
    }

    private RotationProgress page(TenantId tenant, KeyRotation rotation) {
        List<Key> page = vaults.sweep(tenant, rotation.pass().after(), PAGE);
        List<VaultResealing> done = page.stream().map(this::reseal).toList();
        int resealed = done.stream().mapToInt(VaultResealing::resealed).sum();
        List<StuckCard> stuck =
                done.stream().flatMap(vault -> vault.stuck().stream()).toList();
        boolean more = page.size() >= PAGE;
        KeyRotation next = more
                ? rotation.passed(resealed, stuck, page.get(page.size() - 1))
                : rotation.ended(resealed, stuck, clock.instant());
        rotations.change(KeyRotation.key(tenant), entry -> replaced(entry, rotation, next));
        boolean idle = done.stream().allMatch(vault -> vault.resealed() == 0);
        return more ? RotationProgress.MORE : idle ? RotationProgress.NOTHING : RotationProgress.ENDED;
    }

    /** The place is noted unless another process noted one meanwhile; what was sealed anew is sealed anew either way. */
    private static Decision<KeyRotation, Boolean> replaced(
            Optional<Entry<KeyRotation>> entry, KeyRotation before, KeyRotation next) {
        boolean unchanged = entry.map(Entry::value).filter(before::equals).isPresent();
        return unchanged ? Decision.save(next, true) : Decision.keep(false);
    }

    /** A vault that cannot be read or written is passed over (R25); a safe that does not work ends the page. */
    private VaultResealing reseal(Key vault) {
        try {
            return cards.reseal(vault);
        } catch (CardSafeException e) {
            throw e;
        } catch (StoreUnavailableException | StoreContendedException e) {
            return new VaultResealing(0, List.of(StuckCard.unreadable(vault)));
        }
    }
}
