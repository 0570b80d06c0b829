/** The value at a path through nested objects. */
export function at(data, path) {
  return path.reduce((value, step) => value?.[step], data);
}

/** Puts a value at a path and makes the objects on the way there. */
export function put(data, path, value) {
  const last = path[path.length - 1];
  const parent = path.slice(0, -1).reduce((object, step) => {
    if (typeof object[step] !== 'object' || object[step] === null) object[step] = {};
    return object[step];
  }, data);
  parent[last] = value;
}
