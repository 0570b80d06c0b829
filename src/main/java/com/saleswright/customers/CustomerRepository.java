package com.saleswright.customers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface CustomerRepository extends ListCrudRepository<Customer, Long> {

    @Query("SELECT * FROM customer WHERE LOWER(name) = LOWER(:name)")
    Optional<Customer> findByName(String name);

    @Query(
            "SELECT * FROM customer WHERE LOWER(name) LIKE :pattern ESCAPE '\\' OR LOWER(sector) LIKE :pattern ESCAPE '\\'"
                    + " OR LOWER(country) LIKE :pattern ESCAPE '\\' ORDER BY LOWER(name), id LIMIT :size OFFSET :skip")
    List<Customer> search(String pattern, int size, long skip);

    @Query(
            "SELECT COUNT(*) FROM (SELECT 1 FROM customer WHERE LOWER(name) LIKE :pattern ESCAPE '\\'"
                    + " OR LOWER(sector) LIKE :pattern ESCAPE '\\' OR LOWER(country) LIKE :pattern ESCAPE '\\' LIMIT :cap) hits")
    long count(String pattern, int cap);
}
