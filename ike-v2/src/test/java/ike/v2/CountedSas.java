package ike.v2;

import com.google.common.collect.ForwardingCollection;
import com.google.common.collect.ForwardingIterator;
import com.google.common.collect.ForwardingMap;
import ike.v2.sa.IkeSa;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The SAs of a {@link SaTable}, and how often somebody has looked at one. */
final class CountedSas extends ForwardingMap<Long, IkeSa> {
    private final Map<Long, IkeSa> sas = new TreeMap<>();
    private int looks;

    int looks() {
        return looks;
    }

    @Override
    protected Map<Long, IkeSa> delegate() {
        return sas;
    }

    @Override
    public @Nullable IkeSa get(@Nullable Object id) {
        looks++;
        return super.get(id);
    }

    @Override
    public Collection<IkeSa> values() {
        return new ForwardingCollection<>() {
            @Override
            protected Collection<IkeSa> delegate() {
                return sas.values();
            }

            @Override
            public Iterator<IkeSa> iterator() {
                return counted(super.iterator());
            }

            @Override
            public @Nullable Object[] toArray() {
                return standardToArray();
            }
        };
    }

    private Iterator<IkeSa> counted(Iterator<IkeSa> iterator) {
        return new ForwardingIterator<>() {
            @Override
            protected Iterator<IkeSa> delegate() {
                return iterator;
            }

            @Override
            public IkeSa next() {
                looks++;
                return super.next();
            }
        };
    }
}
