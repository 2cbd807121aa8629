package ike.crypto;

/**
 * A job that a library can do for us, as it stands in the table of {@link Backends}: {@code AES-GCM}.
 *
 * @param <S> what a library must give to do it
 * @param name as people know it
 * @param service the class of {@code S}
 */
public record Primitive<S>(String name, Class<S> service) {
    @Override
    public String toString() {
        return name;
    }
}
