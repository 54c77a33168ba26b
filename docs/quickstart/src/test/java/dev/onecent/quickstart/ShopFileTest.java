package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a shop's file that cannot be used the message says which field of which entry to change; nothing is stored. */
class ShopFileTest {
    private static final String RIGHT = """
            {
              "shop": "tea-house",
              "shopper": "ann",
              "currency": "EUR",
              "catalogue": [
                {"sku": "TEA-100", "title": "Green tea", "price": "12.50"},
                {"sku": "POT-1", "title": "Tea pot", "price": "39.00"}
              ],
              "cart": [
                {"sku": "TEA-100", "quantity": 2, "ticked": true},
                {"sku": "POT-1", "quantity": 1, "ticked": false}
              ]
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'39.00'|'-1'|number 2 in 'catalogue': the price must not be negative",
                "'39.00'|'0.001'|number 2 in 'catalogue': the price has too many digits, or more decimals than EUR has",
                "'39.00'|'1e30000000'|number 2 in 'catalogue': the price has too many digits",
                "'39.00'|'92233720368547758.07'|number 2 in 'catalogue': unitPrice times quantity is too much for a cart",
                "'39.00'|'5000000000000.00'|the cart costs EUR 5000000000025.00; at most 1000000000000",
                "'TEA-100', 'title'|'POT-1', 'title'|number 2 in 'catalogue': its sku POT-1 is there before",
                "'TEA-100', 'quantity'|'POT-1', 'quantity'|number 2 in 'cart': its sku POT-1 is there before",
                "'POT-1', 'quantity'|'CUP-2', 'quantity'|number 2 in 'cart': the catalogue has no sku CUP-2",
                "'12.50'|'0'|what is ticked costs nothing",
                "'ticked': true|'ticked': false|nothing is ticked",
                "'quantity': 1|'quantity': 0|number 2 in 'cart': quantity must be 1 to 9999",
                "Tea pot|4111 1111 1111 1111|number 2 in 'catalogue': title must not look like a card number",
                "'tea-house'|'tea house'|'shop' needs 1 to 128 visible ASCII characters, no spaces",
                "'ann'|''|'shopper' needs 1 to 128 visible ASCII characters, no spaces",
                "'ann'|'4111111111111111'|'shopper' must not look like a card number",
                "'EUR'|'eur'|there is no currency eur; write EUR",
                "'EUR'|'EURO'|there is no currency EURO; write three letters of ISO 4217"
            })
    void whatTheShopCannotSell(String right, String wrong, String message) throws IOException {
        assertRefused(RIGHT.replace(quoted(right), quoted(wrong)), quoted(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ", 'price': '39.00'||'price' of number 2 in 'catalogue' is missing at line 7",
                "'39.00'|null|'price' of number 2 in 'catalogue' must be a number",
                "'39.00'|'cheap'|'price' of number 2 in 'catalogue' must be a number, for example '12.50' at line 7",
                "'39.00'|'39.00', 'note': 'new'|'note' of number 2 in 'catalogue' is not known",
                "'quantity': 2|'quantity': 'two'|'quantity' of number 1 in 'cart' must be a whole number",
                "'quantity': 2|'quantity': 1.5|'quantity' of number 1 in 'cart' must be a whole number",
                "'quantity': 2|'quantity': 3000000000|'quantity' of number 1 in 'cart' must be a whole number",
                "'ticked': true|'ticked': 'yes'|'ticked' of number 1 in 'cart' must be true or false",
                "'shop': 'tea-house',||'shop' is missing",
                "'shop': 'tea-house'|'shop': null|'shop' must be a text",
                "'shop': 'tea-house'|'shop': {}|'shop' must be a text, for example 'tea-house' at line 2",
                "'cart': [|'cart': 1, 'c': [|'cart' must be a list in [ ]",
                "{'sku': 'POT-1', 'quantity': 1, 'ticked': false}|1|number 2 in 'cart' must be an object in { }",
                "{'sku': 'POT-1', 'quantity': 1, 'ticked': false}|null|number 2 in 'cart' is null"
            })
    void aFieldThatCannotBeRead(String right, String wrong, String message) throws IOException {
        assertRefused(RIGHT.replace(quoted(right), wrong == null ? "" : quoted(wrong)), quoted(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|'shop' is missing at line 1",
                "null|one object in { }",
                "[]|one object in { }",
                "{|is not JSON at line 1",
                "{} {}|is not JSON at line 1",
                "{'cart': [}|is not JSON at line 1, column 11"
            })
    void aTextThatIsNoShop(String text, String message) throws IOException {
        assertRefused(quoted(text), quoted(message));
    }

    @Test
    void anEmptyFile() throws IOException {
        assertRefused(" ", "is empty; write the shop as docs/quickstart/shop.json does");
    }

    @Test
    void anotherEncoding() throws IOException {
        Path file = Files.writeString(
                folder.resolve("shop.json"), RIGHT.replace("Tea pot", "Théière"), StandardCharsets.ISO_8859_1);

        assertRefusedFile(file.toString(), file + " is not written in UTF-8");
    }

    @Test
    void noFile() {
        assertRefusedFile("", "the shop's file has no name; name a file with -Dshop=...");
        assertRefusedFile(folder.toString(), folder + " is a folder; name a file with -Dshop=...");
        assertRefusedFile("none.json", "there is no readable file none.json; name a file with -Dshop=...");
    }

    private void assertRefused(String text, String message) throws IOException {
        assertRefusedFile(Files.writeString(folder.resolve("shop.json"), text).toString(), message);
    }

    private void assertRefusedFile(String shop, String message) {
        Path data = folder.resolve("data");
        String[] arguments = {"4111111111111111", shop, data.toString()};

        assertThatThrownBy(() -> Quickstart.run(arguments, new PrintStream(OutputStream.nullOutputStream())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
        assertThat(data).doesNotExist();
    }

    /** JSON's quotation marks, which would be hard to read in a table of Java's. */
    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
