package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** The step that the shopper's client takes so that the issuer can go on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientAction.Redirect.class, name = "redirect"),
    @JsonSubTypes.Type(value = ClientAction.Script.class, name = "script")
})
public sealed interface ClientAction {
    /** Send the browser there. */
    record Redirect(URI address) implements ClientAction {
        public Redirect {
            Objects.requireNonNull(address, "address");
        }

        /** The host alone: anybody who has path and query can act in the shopper's place. */
        @Override
        public String toString() {
            return "Redirect[" + Objects.requireNonNullElse(address.getHost(), "*") + "]";
        }
    }

    /** Hand the data to the gateway's own client library. */
    record Script(Map<String, String> data) implements ClientAction {
        public Script {
            Objects.requireNonNull(data, "data");
            data = Map.copyOf(data);
        }

        /** Without the data, which is between the gateway and the shopper's client. */
        @Override
        public String toString() {
            return "Script[*]";
        }
    }
}
