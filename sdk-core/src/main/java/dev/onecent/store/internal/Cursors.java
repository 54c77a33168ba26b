package dev.onecent.store.internal;

import dev.onecent.store.Key;
import dev.onecent.store.PageCursor;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The cursors of pages over a tenant's keys: shopper and id, each in URL-safe base64. */
public final class Cursors {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Cursors() {}

    /** Returns the cursor after a page; empty if the page is shorter than it could be, because then it is the last one. */
    public static Optional<PageCursor> after(List<Key> page, int pageSize) {
        return page.size() < pageSize ? Optional.empty() : Optional.of(of(page.get(page.size() - 1)));
    }

    /**
     * Returns the key at which a cursor stands.
     *
     * @throws IllegalArgumentException if no page gave the cursor
     */
    public static Key key(TenantId tenant, PageCursor cursor) {
        String[] parts = cursor.value().split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("after is no cursor of a page");
        }
        return new Key(new ShopperId(tenant, decoded(parts[0])), decoded(parts[1]));
    }

    private static PageCursor of(Key key) {
        return new PageCursor(encoded(key.owner().shopper()) + "." + encoded(key.id()));
    }

    private static String encoded(String part) {
        return ENCODER.encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("after is no cursor of a page", e);
        }
    }
}
