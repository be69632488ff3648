package org.curbstop.voice;

import java.util.regex.Pattern;

/** Formats phone numbers for speech: digit by digit with a pause after each group, as "(503) 555" may be read as five hundred and three. */
final class SpokenPhoneNumbers {

    private static final Pattern NATIONAL = Pattern.compile("\\((\\d)(\\d)(\\d)\\) (\\d)(\\d)(\\d)-(\\d)(\\d)(\\d)(\\d)");

    private SpokenPhoneNumbers() {}

    static String spaced(String text) {
        return NATIONAL.matcher(text).replaceAll("$1 $2 $3, $4 $5 $6, $7 $8 $9 $10");
    }
}
