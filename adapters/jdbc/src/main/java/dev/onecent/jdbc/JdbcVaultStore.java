package dev.onecent.jdbc;

import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of vaults. What leaves a vault leaves the files too, while they are open (R10). */
final class JdbcVaultStore extends JdbcForgettingStore<CardVault> implements CardVaultStore {
    JdbcVaultStore(Database database) {
        super(database, Kinds.CARD_VAULT);
    }

    @Override
    public SaveAnswer save(Key key, Entry<CardVault> entry, long expectedVersion) {
        boolean removes = database().remembers() && expectedVersion != Stored.ABSENT && removes(key, entry.value());
        return forgetting(removes, super.save(key, entry, expectedVersion));
    }

    /** Due work comes by: what was overwritten or removed anywhere since is forgotten. */
    @Override
    public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
        database().forgetRest();
        return super.due(tenant, reason, until, limit);
    }

    /** If the version is another by now, the save is stale and removes nothing. */
    private boolean removes(Key key, CardVault next) {
        return find(key)
                .filter(before -> !credentials(next)
                        .containsAll(credentials(before.entry().value())))
                .isPresent();
    }

    private static Set<CardCredential> credentials(CardVault vault) {
        return vault.cards().stream().map(SavedCard::credential).collect(Collectors.toSet());
    }
}
