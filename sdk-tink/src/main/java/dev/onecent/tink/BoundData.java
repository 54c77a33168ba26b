package dev.onecent.tink;

import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fields as bytes, each with its length first, so that no two lists of fields give the same bytes. */
final class BoundData {
    private static final byte VERSION = 1;

    private BoundData() {}

    /** What a sealed number is bound to (R20). */
    static byte[] of(ShopperId owner, CardId card) {
        return of(owner, card.value().getBytes(StandardCharsets.UTF_8));
    }

    /** A last field of a shopper's. */
    static byte[] of(ShopperId owner, byte[] last) {
        byte[] tenant = owner.tenant().value().getBytes(StandardCharsets.UTF_8);
        byte[] shopper = owner.shopper().getBytes(StandardCharsets.UTF_8);
        return of(List.of(tenant, shopper, last));
    }

    /** A last field of a tenant's. */
    static byte[] of(TenantId tenant, byte[] last) {
        return of(List.of(tenant.value().getBytes(StandardCharsets.UTF_8), last));
    }

    private static byte[] of(List<byte[]> fields) {
        int length =
                fields.stream().mapToInt(field -> field.length + Integer.BYTES).sum();
        ByteBuffer bytes = ByteBuffer.allocate(1 + length).put(VERSION);
        fields.forEach(field -> bytes.putInt(field.length).put(field));
        return bytes.array();
    }
}
