package com.saleswright.imports;

import com.saleswright.customers.Customer;
import com.saleswright.people.Employee;
import com.saleswright.products.Product;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What the cells of a file may refer to: what is in the database, and what the files before it in the same upload will
 * add. The maps are by {@link Names#key} of the name and hold what is in the database only.
 *
 * @param ambiguousPeople names that several employees share
 */
record Known(
        Map<NameKind, Names> names,
        Map<String, Customer> customers,
        Map<String, Product> products,
        Map<String, Employee> people,
        Set<String> ambiguousPeople) {

    Names names(NameKind kind) {
        return names.getOrDefault(kind, new Names(Set.of(), Map.of()));
    }

    /** The same, when these names are added. */
    Known and(NameKind kind, Collection<String> added) {
        Map<NameKind, Names> more = new java.util.EnumMap<>(names);
        more.put(kind, names(kind).and(added));
        return new Known(more, customers, products, people, ambiguousPeople);
    }
}
