package org.curbstop.conversation;

import org.curbstop.common.Language;

/** Finds the task behind free words. It never writes an answer and never acts. */
public interface IntentClassifier {

    IntentPrediction classify(String words, Language language);
}
