package com.saleswright.products;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds and keeps products, and the spellings that mean them. */
@Service
@Transactional
public class Products {

    /** Counting stops here: nobody pages through more. */
    public static final int COUNT_CAP = 1000;

    private final ProductRepository repository;
    private final JdbcClient jdbc;

    Products(ProductRepository repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /**
     * The product with this id.
     *
     * @throws NoSuchElementException when there is none
     */
    public Product get(long id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no product " + id));
    }

    public Optional<Product> find(long id) {
        return repository.findById(id);
    }

    /** The product of this name or of this other spelling, in any letter case. */
    public Optional<Product> byName(String name) {
        return repository.findByName(name.strip()).or(() -> repository.findByAlias(name.strip()));
    }

    /** The products that can be put on a new quote, by name. */
    public List<Product> active() {
        return repository.findActive();
    }

    public List<Product> all() {
        return repository.findAll();
    }

    /**
     * Products whose name or series contains the text, by name; all for an empty text.
     *
     * @param page from 0
     * @return a page whose total is counted up to {@link #COUNT_CAP}
     */
    public Page<Product> search(String text, int page, int size) {
        String pattern = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        PageRequest request = PageRequest.of(page, size);
        return new PageImpl<>(
                repository.search(pattern, size, request.getOffset()), request, repository.count(pattern, COUNT_CAP));
    }

    /** Names by id; an id that is not known is left out. */
    public Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        repository.findAllById(ids).forEach(p -> names.put(p.key(), p.name()));
        return names;
    }

    public long count() {
        return repository.count();
    }

    /**
     * Adds or changes a product.
     *
     * @throws ProductNameTaken when another product has the name
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody changed it meanwhile
     */
    public Product save(Product product) {
        repository
                .findByName(product.name().strip())
                .filter(other -> !Objects.equals(other.id(), product.id()))
                .ifPresent(other -> {
                    throw new ProductNameTaken(other);
                });
        return repository.save(product);
    }

    /** Adds or changes many at once. The caller has made sure that the names are unique. */
    public void saveAll(Collection<Product> products) {
        repository.saveAll(products);
    }

    /** From now on this spelling means the product, until it is mapped to another one. */
    public void addAlias(String spelling, long productId) {
        String alias = spelling.strip().toLowerCase(Locale.ROOT);
        removeAlias(alias);
        jdbc.sql("INSERT INTO product_alias (spelling, product_id) VALUES (?, ?)")
                .params(alias, productId)
                .update();
    }

    public void removeAlias(String spelling) {
        jdbc.sql("DELETE FROM product_alias WHERE spelling = ?")
                .param(spelling.strip().toLowerCase(Locale.ROOT))
                .update();
    }

    /** Product ids by spelling, in lower case. */
    public Map<String, Long> aliases() {
        Map<String, Long> aliases = new HashMap<>();
        jdbc.sql("SELECT spelling, product_id FROM product_alias").query(row -> {
            aliases.put(row.getString(1), row.getLong(2));
        });
        return aliases;
    }
}
