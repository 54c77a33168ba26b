package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process still holds in memory after a card was linked and paid with (R18, R19). Input as {@code char[]} and every buffer
 * that we promise to wipe is gone from a dump of the live heap; the process is another one, so that nothing of this test is in it.
 */
class HeapTest {
    /** A valid number that no list of test cards has, and a code of four digits, so that neither is there by chance. */
    private static final String NUMBER = "378287104659237";

    private static final String CODE = "8413";
    private static final String BACKWARDS = new StringBuilder(NUMBER).reverse().toString();
    private static final Canary CANARY = new Canary(List.of(NUMBER, BACKWARDS), List.of(CODE));

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void dump() throws Exception {
        Process process = HeapVictim.start(folder);
        try (OutputStream input = process.getOutputStream()) {
            input.write(HeapVictim.disguised(NUMBER + CODE));
        }
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** What was typed, in its disguise, is there: it is the whole heap of then. */
    @Test
    void neitherNumberNorCodeIsInTheHeapAfterwards() throws Exception {
        assertThat(latin1(Files.readAllBytes(folder.resolve(HeapVictim.WIPED)))
                        .contains(latin1(HeapVictim.disguised(NUMBER + CODE))))
                .isTrue();
        assertThat(traces(HeapVictim.WIPED)).isEmpty();
    }

    /** The same process with a leak: what the test looks for is what it would find. */
    @Test
    void aNumberOrACodeThatIsKeptIsFound() throws Exception {
        assertThat(traces(HeapVictim.LEAK))
                .contains("9237 plain", "code in a byte[]", "2873 spread", "code in a char[]");
    }

    private static List<String> traces(String dump) throws IOException {
        byte[] heap = Files.readAllBytes(folder.resolve(dump));
        String text = latin1(heap);
        List<String> found = new ArrayList<>(CANARY.numbersIn(heap));
        Map.of(
                        "code in a byte[]", array(8, bytes(CODE, StandardCharsets.ISO_8859_1)),
                        "code in a char[]", array(5, bytes(CODE, StandardCharsets.UTF_16BE)))
                .forEach((trace, bytes) -> {
                    if (text.contains(latin1(bytes))) {
                        found.add(trace);
                    }
                });
        return found;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String digits, Charset charset) {
        return digits.getBytes(charset);
    }

    /** An array of its own as a dump has it: its length, its type (5 is char, 8 is byte in the HPROF format), its content. */
    private static byte[] array(int type, byte[] content) {
        return ByteBuffer.allocate(Integer.BYTES + 1 + content.length)
                .putInt(CODE.length())
                .put((byte) type)
                .put(content)
                .array();
    }
}
