package org.curbstop.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.BuiltInIntentClassifier;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the intent classifier: the built-in one, which needs no network. */
@Configuration(proxyBeanMethods = false)
public class IntentClassifierConfiguration {

    /** Trains the built-in classifier and returns it when it is ready. */
    public static IntentClassifier builtIn(List<Language> languages, Currency currency, Clock clock) {
        return intentClassifier(languages, currency, clock).awaitTraining();
    }

    @Bean
    IntentClassifier intentClassifier(UtilityContext utilityContext, Clock clock) {
        return intentClassifier(utilityContext.languages(), utilityContext.currency(), clock);
    }

    private static BuiltInIntentClassifier intentClassifier(List<Language> languages, Currency currency, Clock clock) {
        var utteranceParser = new UtteranceParser(languages);
        return new BuiltInIntentClassifier(languages,
                (words, language) -> utteranceParser.volunteeredValues(words, language, LocalDate.now(clock), currency));
    }
}
