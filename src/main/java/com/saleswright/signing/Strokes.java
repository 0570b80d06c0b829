package com.saleswright.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A drawn signature: whole points as {@code x,y}, apart by blanks, in a field of 600 by 200; strokes apart by semicolons.
 * Numbers only: nothing that a signer sends is ever read as a picture.
 */
record Strokes(List<List<Float>> lines) {

    static final int WIDTH = 600;
    static final int HEIGHT = 200;
    static final int LONGEST = 40_000;

    /** Less is a slip of the finger. */
    private static final int FEWEST_POINTS = 5;

    private static final Pattern POINT = Pattern.compile("(\\d{1,3}),(\\d{1,3})");

    /**
     * Reads what was drawn.
     *
     * @throws SigningRefused when it is no drawing, or too little or too much for a signature
     */
    static Strokes read(String text) {
        if (text.length() > LONGEST) {
            throw new SigningRefused(
                    "drawn", "drawnTooMuch", "The drawing has too many lines; clear it and draw again.");
        }
        List<List<Float>> lines = new ArrayList<>();
        int points = 0;
        for (String stroke : text.strip().split(";", -1)) {
            List<Float> line = new ArrayList<>();
            for (String point : stroke.strip().split(" ", -1)) {
                var numbers = POINT.matcher(point);
                if (!numbers.matches()) {
                    throw new SigningRefused("drawn", "drawnMissing", "Draw your signature, or type your name.");
                }
                int x = Integer.parseInt(numbers.group(1));
                int y = Integer.parseInt(numbers.group(2));
                if (x > WIDTH || y > HEIGHT) {
                    throw new SigningRefused("drawn", "drawnMissing", "Draw your signature, or type your name.");
                }
                line.add((float) x / WIDTH);
                line.add((float) y / WIDTH);
                points++;
            }
            lines.add(List.copyOf(line));
        }
        if (points < FEWEST_POINTS) {
            throw new SigningRefused("drawn", "drawnMissing", "Draw your signature, or type your name.");
        }
        return new Strokes(List.copyOf(lines));
    }
}
