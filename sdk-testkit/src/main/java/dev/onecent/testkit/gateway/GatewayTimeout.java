package dev.onecent.testkit.gateway;

import java.io.Serial;

/** The exception that a caller sees when a request or its answer got lost. */
final class GatewayTimeout extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    GatewayTimeout(Call call) {
        super(call + ": read timed out");
    }
}
