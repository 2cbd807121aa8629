package ike.crypto.certificate;

/**
 * One thing that was looked at while a chain was judged.
 *
 * @param about the certificate it is about, by its subject
 * @param text what was found, and if it failed, what to do about it, in words for a person
 * @param section the rule, {@code RFC 5280 §4.1.2.5}
 */
public record TrustStep(Outcome outcome, String about, String text, String section) {
    /** How it went. */
    public enum Outcome {
        /** As it should be. */
        PASSED,
        /** Not as one would wish, and no reason to refuse. */
        NOTED,
        /** A reason to refuse. */
        FAILED
    }

    static TrustStep passed(Certificate about, String text, String section) {
        return new TrustStep(Outcome.PASSED, about.subject(), text, section);
    }

    static TrustStep noted(Certificate about, String text, String section) {
        return new TrustStep(Outcome.NOTED, about.subject(), text, section);
    }

    static TrustStep failed(Certificate about, String text, String section) {
        return new TrustStep(Outcome.FAILED, about.subject(), text, section);
    }

    /** Passed or failed. */
    static TrustStep of(boolean good, Certificate about, String passed, String failed, String section) {
        return good ? passed(about, passed, section) : failed(about, failed, section);
    }

    /** One line: {@code FAILED  CN=moon: ... [RFC 5280 §4.1.2.5]}. */
    public String describe() {
        return String.format("%-6s  %s: %s [%s]", outcome, about, text, section);
    }
}
