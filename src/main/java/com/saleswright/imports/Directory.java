package com.saleswright.imports;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Knows what names mean: those in the database, the mapped spellings, and the usual sectors and countries. */
@Component
class Directory {

    private final Customers customers;
    private final Products products;
    private final People people;
    private final Mappings mappings;
    private final List<String> sectors;

    Directory(
            Customers customers,
            Products products,
            People people,
            Mappings mappings,
            @Value("${saleswright.imports.sectors}") List<String> sectors) {
        this.customers = customers;
        this.products = products;
        this.people = people;
        this.mappings = mappings;
        this.sectors = sectors;
    }

    Known read() {
        Map<String, Customer> customersByName = byName(customers.all(), Customer::name);
        Map<String, Product> productsByName = byName(products.all(), Product::name);
        List<Employee> employees = people.all();
        Set<String> once = new HashSet<>();
        Set<String> ambiguous = employees.stream()
                .map(e -> Names.key(e.name()))
                .filter(n -> !once.add(n))
                .collect(Collectors.toSet());
        Map<NameKind, Names> names = new EnumMap<>(NameKind.class);
        names.put(NameKind.ACCOUNT, names(NameKind.ACCOUNT, customersByName.values(), Customer::name));
        names.put(
                NameKind.PRODUCT,
                new Names(
                        productsByName.values().stream().map(Product::name).toList(),
                        productSpellings(productsByName.values())));
        names.put(NameKind.AGENT, names(NameKind.AGENT, employees, Employee::name));
        names.put(NameKind.SECTOR, names(NameKind.SECTOR, sectors, Function.identity()));
        names.put(NameKind.COUNTRY, names(NameKind.COUNTRY, countries(), Function.identity()));
        return new Known(names, customersByName, productsByName, byName(employees, Employee::name), ambiguous);
    }

    private <T> Names names(NameKind kind, Collection<T> things, Function<T, String> name) {
        return new Names(things.stream().map(name).toList(), mappings.of(kind));
    }

    private Map<String, String> productSpellings(Collection<Product> all) {
        Map<Long, String> byId = all.stream().collect(Collectors.toMap(Product::key, Product::name));
        Map<String, String> spellings = new HashMap<>(mappings.of(NameKind.PRODUCT));
        products.aliases().forEach((spelling, id) -> spellings.put(spelling, byId.getOrDefault(id, "")));
        return spellings;
    }

    private static List<String> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(c -> new Locale.Builder().setRegion(c).build().getDisplayCountry(Locale.ENGLISH))
                .toList();
    }

    private static <T> Map<String, T> byName(Collection<T> things, Function<T, String> name) {
        return things.stream()
                .collect(
                        Collectors.toMap(t -> Names.key(name.apply(t)), Function.identity(), (first, second) -> first));
    }
}
