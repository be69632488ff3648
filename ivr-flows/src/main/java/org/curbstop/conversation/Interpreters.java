package org.curbstop.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.BuiltInInterpreter;
import org.curbstop.conversation.understanding.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which interpreter understands free words: the built-in one, which needs no network. */
@Configuration(proxyBeanMethods = false)
public class Interpreters {

    /** Learns at once; answers when it has learnt. */
    public static Interpreter builtIn(List<Language> languages, Currency currency, Clock clock) {
        return interpreter(languages, currency, clock).ready();
    }

    @Bean
    Interpreter interpreter(Surroundings surroundings, Clock clock) {
        return interpreter(surroundings.languages(), surroundings.currency(), clock);
    }

    private static BuiltInInterpreter interpreter(List<Language> languages, Currency currency, Clock clock) {
        var readings = new Readings(languages);
        return new BuiltInInterpreter(languages, (words, language) -> readings.along(words, language, LocalDate.now(clock), currency));
    }
}
