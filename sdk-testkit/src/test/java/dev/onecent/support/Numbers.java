package dev.onecent.support;

/** Card numbers of one BIN, with their check digits. */
public final class Numbers {
    private Numbers() {}

    /** The n-th number that begins with a BIN; 16 digits. */
    public static String of(String bin, int n) {
        String front = bin + String.format("%0" + (15 - bin.length()) + "d", n);
        int sum = 0;
        for (int at = 0; at < front.length(); at++) {
            int digit = front.charAt(at) - '0';
            int doubled = at % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return front + (10 - sum % 10) % 10;
    }

    /** Another number than any that is written out in a test, with those four digits at its end; 16 digits. */
    public static String endingOn(String bin, String lastFour) {
        int n = 0;
        while (!of(bin, n).endsWith(lastFour) || n < 100_000) {
            n++;
        }
        return of(bin, n);
    }
}
