package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.onecent.card.CardForm;
import dev.onecent.limit.HumanProof;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gson, which comes with Tink and knows no annotation of ours, reads fields (R18). */
class GsonTest {
    @Test
    void writesNeitherFormNorProof() {
        CardForm form = CardForm.of("4111111111111111", "12/29", "737", "Ann Shopper");

        String json = new Gson()
                .toJson(List.of(form, new HumanProof("canary"), form.read().number()));

        assertThat(json).doesNotContain("4", "737", "Ann", "canary").contains("{}");
    }
}
