package com.saleswright.signing;

/**
 * From where somebody without a login acts.
 *
 * @param address IP address
 * @param userAgent what the browser calls itself
 */
public record Visit(String address, String userAgent) {

    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_AGENT = 400;

    public Visit {
        address = cut(address, LONGEST_ADDRESS);
        userAgent = cut(userAgent, LONGEST_AGENT);
    }

    private static String cut(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > longest ? line.substring(0, longest) : line;
    }
}
