package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenAmountParserTest {

    private static final long SEED = 20261128;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | 1.000,50 | 1000.50", "en | $84.12 please | 84.12", "en | pay 1,904.18. | 1904.18", "en | 84*12 | 84.12",
            "en | 84* 12 | 84.12", "en | $ 50 | 50.00", "en | 60 | 60.00",
            "en | 25 cents | 0.25", "en | twenty five cents | 0.25", "en | 25¢ | 0.25", "en | 84 dollars and 12 cents | 84.12",
            "en | $84 and 5 cents | 84.05", "en | fifty dollars | 50.00",
            "en | eighty four twelve | 84.12", "en | two twenty eight fifteen | 228.15", "en | a hundred | 100.00",
            "en | twelve hundred | 1200.00", "en | one hundred and five dollars | 105.00",
            "en | eighty four point five | 84.50", "en | eighty four point one two | 84.12", "en | eighty four point twelve | 84.12",
            "en | fifty no sixty | 60.00", "en | no sixty | 60.00",
            "en | fifty I mean sixty dollars | 60.00", "en | no, make it 60 | 60.00", "en | sixty dollars sixty | 60.60",
            "en | the whole thing is $50, so $50 | 50.00", "en | 150 cents | 1.50", "en | one dollar | 1.00",
            "en | sixty not fifty | 60.00", "en | not fifty sixty | 60.00", "en | a dollar fifty | 1.50",
            "en | eighty four oh five | 84.05",
            "en | two twenty eight and fifteen cents | 228.15", "en | forty one and seven cents | 41.07",
            "es | ochenta y cuatro coma doce | 84.12", "es | ochenta y cuatro con cero cinco | 84.05", "es | sincuenta dólares | 50.00",
            "es | ochenta y cuatro con doce | 84.12", "es | 84 dólares con 12 centavos | 84.12", "es | veinticinco centavos | 0.25",
            "es | cincuenta, digo sesenta | 60.00", "es | mil dólares | 1000.00",
            "en | eighty oh five | 80.05", "en | seventy oh eight | 70.08", "en | ten oh five | 10.05",
            "en | one hundred twenty fifty | 120.50",
            "en | forty and seven cents | 40.07", "en | sixty dollars sixty | 60.60", "en | one thousand, two hundred dollars | 1200.00",
            "en | I can't pay all of it, just 50 | 50.00", "en | I can't pay it all, 40 dollars | 40.00",
            "en | fifty, no problem, I mean sixty | 60.00",
            "en | oh fifty dollars | 50.00", "en | 2 hundred 50 | 250.00", "en | two thousand fifty dollars | 2050.00",
            "es | ochenta cero cinco | 80.05", "es | setenta cero ocho | 70.08", "es | cuarenta y siete centavos | 0.47",
            "es | no puedo pagar todo, solo cincuenta | 50.00", "es | no puedo todo, cincuenta | 50.00", "es | cincuenta, no más | 50.00",
            "es | dos mil quinientos | 2500.00", "es | ciento veinte | 120.00", "es | no, sesenta | 60.00", "es | diez y seis | 16.00",
        "es | 1.000,50 | 1000.50", "es | ochenta y cuatro punto cinco | 84.50", "es | cien | 100.00"
    })
    void a_spoken_amount_is_parsed_as_said(String language, String said, BigDecimal amount) {
        assertThat(read(language, said)).map(Money::decimal).hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "$84,12.00", "$1.234,5", "0x10", "a hundred and a half", "half of fifty", "fifty percent", "minus fifty", "more than 50",
            "five grand", "ten million dollars", "fifty, sixty", "two hundred and five cents", "forty now and forty later", "50 pesos",
            "a couple hundred", "fifty something", "up to 50", "fifty sixty dollars", "50 or 60", "not fifty", "two twenty", "nine fifty",
            "fifty and sixty", "-50", "50%", "1.234", "eighty four and five", "half of it", "this one",
            "80 05", "10 000", "20 5", "3 0", "50 100", "5 100", "100 50", "100 fifty", "twenty 5", "ten five", "eighty oh",
            "eighty zero zero",
            "one hundred oh five", "one thousand oh five", "eighty four oh twelve", "fifty and five", "100, 50", "one hundred, fifty",
            "fifty. sixty.", "sixty dollars, sixty", "fifty dollars sixty dollars", "50 dollars 60 dollars", "60 dollars 12 months",
            "50 dollars 12 december", "fifty fifty", "fifty-fifty", "sixty sixty", "two twenty two twenty",
            "all but 20", "everything except 20", "everything but twenty dollars", "all of it other than 20", "fifty instead of sixty",
            "I can't pay 50", "I can't pay 84.12", "I cannot do $50", "I won't pay fifty", "I don't have 84 dollars", "I'm not paying 84",
            "I don't have a dollar fifty", "84.12 I can't", "fifty doesn't work", "84 is too much", "I could never pay 84", "fifty, no",
            "I'm not able to pay 50", "I don't owe 84.12",
        "100200302", "12/4", "1e3", "007", "5th", "٥٠", "½", "0", "no", "no thanks", "eighty four point one two three", "100000000"
    })
    void an_ambiguous_amount_is_not_parsed(String said) {
        assertThat(read("en", said)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"una parte", "quiero pagar una parte", "$84,12.00", "cincuenta o sesenta", "cien y medio", "menos cincuenta",
            "cincuenta y pico",
            "más de cincuenta", "no cincuenta sesenta", "cincuenta euros", "80 05", "10 000", "doscientos quinientos",
            "no veinte cien", "cinco cien", "diez seis", "ciento cero cinco", "100, 50", "sesenta sesenta", "lo siento, veinte",
            "lo siento veinte", "50 dólares 12 de diciembre", "todo excepto 20", "todo menos 20", "todo salvo veinte", "no puedo pagar 50",
            "no puedo pagar 84.12", "no tengo 84 dólares", "no debo 84", "84 no puedo", "cincuenta, no", "no me alcanza para 84",
            "no quiero pagar 84", "no voy a pagar cincuenta", "84 es mucho", "cincuenta en vez de sesenta"})
    void an_ambiguous_amount_in_spanish_is_not_parsed(String said) {
        assertThat(read("es", said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"pay 50 dollars by 12/4,50.00", "put $20 on 3 Cedar Ct,20.00", "pay for 12 Alder St,", "pay $84.1.2 on my bill,",
            "I can't pay 84 dollars,", "pay 50 dollars 12 december,", "pay 100 50 on my bill,", "'I have no power, pay 50 dollars',50.00"})
    void a_sentence_with_a_task_gives_an_amount_only_if_named_as_money(String said, BigDecimal amount) {
        var lexicon = LanguageLexicon.load(Language.ENGLISH);
        assertThat(new SpokenAmountParser(new SpokenNumberParser(lexicon)).parseNamed(said, Money.USD).map(Money::decimal)
                .map(BigDecimal::stripTrailingZeros))
                .isEqualTo(Optional.ofNullable(amount).map(BigDecimal::stripTrailingZeros));
    }

    @Test
    void a_malformed_amount_is_refused_or_read_exactly() {
        var random = new Random(SEED);
        var english = new SpokenAmountParser(new SpokenNumberParser(LanguageLexicon.load(Language.ENGLISH)));
        var signs = "0123456789.,$*-/x";
        for (int i = 0; i < 20_000; i++) {
            long cents = 1 + random.nextLong(10_000_000);
            var whole = new StringBuilder("%d.%02d".formatted(cents / 100, cents % 100));
            assertThat(english.parse("i would like to pay $" + whole + " please", Money.USD)).contains(Money.usd(cents));
            whole.insert(1 + random.nextInt(whole.length() - 1), signs.charAt(random.nextInt(signs.length())));
            english.parse(whole.toString(), Money.USD)
                    .ifPresent(read -> assertThat(read.decimal()).as(whole.toString()).isEqualByComparingTo(meant(whole.toString())));
        }
    }

    private static BigDecimal meant(String written) {
        int last = Math.max(written.lastIndexOf('.'), Math.max(written.lastIndexOf(','), written.lastIndexOf('*')));
        var digits = written.replaceAll("[^0-9]", "");
        int after = written.substring(last + 1).replaceAll("[^0-9]", "").length();
        return last < 0 || after == 0 || after > 2 ? new BigDecimal(digits) : new BigDecimal(digits).movePointLeft(after);
    }

    private static Optional<Money> read(String language, String said) {
        return new SpokenAmountParser(new SpokenNumberParser(LanguageLexicon.load(new Language(language)))).parse(said, Money.USD);
    }
}
