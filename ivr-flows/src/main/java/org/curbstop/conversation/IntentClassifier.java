package org.curbstop.conversation;

import org.curbstop.common.Language;

/** Classifies free words as a task. It never generates an answer and never acts. */
public interface IntentClassifier {

    IntentPrediction classify(String words, Language language);
}
