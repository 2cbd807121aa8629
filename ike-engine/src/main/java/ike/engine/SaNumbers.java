package ike.engine;

/**
 * Our own numbers for SAs, by which people and programs name them. No RFC section. IKE SAs and Child SAs are counted apart, each from 1
 * on. The engines of one endpoint have these numbers in common; like them they are confined to one thread.
 */
public final class SaNumbers {
    private long lastIke;
    private long lastChild;

    /** None is given away yet. */
    public SaNumbers() {
    }

    /** A number that no IKE SA had before. */
    public long nextIke() {
        return ++lastIke;
    }

    /** A number that no Child SA had before. */
    public long nextChild() {
        return ++lastChild;
    }

    /** The highest number of an IKE SA so far. */
    public long lastIke() {
        return lastIke;
    }
}
