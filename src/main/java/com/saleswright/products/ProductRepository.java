package com.saleswright.products;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ProductRepository extends ListCrudRepository<Product, Long> {

    @Query("SELECT * FROM product WHERE LOWER(name) = LOWER(:name)")
    Optional<Product> findByName(String name);

    @Query("SELECT p.* FROM product p JOIN product_alias a ON a.product_id = p.id WHERE a.spelling = LOWER(:spelling)")
    Optional<Product> findByAlias(String spelling);

    @Query("SELECT * FROM product WHERE active = TRUE ORDER BY LOWER(name), id")
    List<Product> findActive();

    @Query(
            "SELECT * FROM product WHERE LOWER(name) LIKE :pattern ESCAPE '\\' OR LOWER(series) LIKE :pattern ESCAPE '\\'"
                    + " ORDER BY LOWER(name), id LIMIT :size OFFSET :skip")
    List<Product> search(String pattern, int size, long skip);

    @Query("SELECT COUNT(*) FROM (SELECT 1 FROM product WHERE LOWER(name) LIKE :pattern ESCAPE '\\'"
            + " OR LOWER(series) LIKE :pattern ESCAPE '\\' LIMIT :cap) hits")
    long count(String pattern, int cap);
}
