package com.saleswright.surveys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Draws lots that nobody can influence and everybody can draw again. */
final class Draw {

    private Draw() {}

    /** A number from 0 to below the bound, by the SHA-256 of the text. */
    static int of(String text, int bound) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(BigInteger.valueOf(bound)).intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
