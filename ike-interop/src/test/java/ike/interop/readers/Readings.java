package ike.interop.readers;

import ike.interop.transcript.Explanation;
import ike.interop.transcript.Subject;
import ike.wire.Field;
import java.util.List;
import java.util.stream.Stream;

/** Values of an explained packet. */
public final class Readings {
    private Readings() {
    }

    public static Stream<Subject.Ike> ike(Explanation explanation) {
        return Stream.of(explanation.subject()).filter(Subject.Ike.class::isInstance).map(Subject.Ike.class::cast);
    }

    public static Stream<Subject.Esp> esp(Explanation explanation) {
        return Stream.of(explanation.subject()).filter(Subject.Esp.class::isInstance).map(Subject.Esp.class::cast);
    }

    public static Stream<Field> fields(Explanation explanation) {
        return explanation.layers().stream().flatMap(layer -> layer.root().all());
    }

    /** The values of the fields of that name. */
    public static Stream<String> values(Explanation explanation, String name) {
        return fields(explanation).filter(field -> field.name().equals(name)).map(Field::value);
    }

    /** The values of the fields of that name inside structures of that one. */
    public static List<String> inside(Explanation explanation, String structure, String name) {
        return fields(explanation).filter(field -> field.name().equals(structure)).flatMap(Field::all)
                .filter(field -> field.name().equals(name)).map(Field::value).toList();
    }
}
