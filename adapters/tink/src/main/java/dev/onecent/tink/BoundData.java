package dev.onecent.tink;

import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The version of this format, the field, and its names as bytes, each with its length first, so that no two lists of names give
 * the same bytes (R20).
 */
final class BoundData {
    private static final byte VERSION = 1;

    private BoundData() {}

    /** Returns the associated data to which a card's field is bound. */
    static byte[] of(BoundField field, ShopperId owner, CardId card) {
        return of(field, owner, bytes(card.value()));
    }

    /** A last part of a shopper's. */
    static byte[] of(BoundField field, ShopperId owner, byte[] last) {
        return of(List.of(bytes(field.name()), bytes(owner.tenant().value()), bytes(owner.shopper()), last));
    }

    /** A last part of a tenant's. */
    static byte[] of(BoundField field, TenantId tenant, byte[] last) {
        return of(List.of(bytes(field.name()), bytes(tenant.value()), last));
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] of(List<byte[]> parts) {
        int length =
                parts.stream().mapToInt(part -> part.length + Integer.BYTES).sum();
        ByteBuffer bytes = ByteBuffer.allocate(1 + length).put(VERSION);
        parts.forEach(part -> bytes.putInt(part.length).put(part));
        return bytes.array();
    }
}
