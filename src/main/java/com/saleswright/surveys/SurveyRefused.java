package com.saleswright.surveys;

/** What somebody wants to do with a survey is not theirs to do, or not possible any more. The message says why. */
public class SurveyRefused extends RuntimeException {

    SurveyRefused(String message) {
        super(message);
    }
}
