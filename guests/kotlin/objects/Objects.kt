// For the garbage collector: classes, interfaces, generics, maps, sequences, closures, arrays and strings.

sealed class Shape {
    abstract fun area(): Double

    class Circle(val radius: Double) : Shape() {
        override fun area() = 3.0 * radius * radius
    }

    data class Box(val width: Double, val height: Double) : Shape() {
        override fun area() = width * height
    }

    object Nothing : Shape() {
        override fun area() = 0.0
    }
}

interface Visitor<out R> {
    fun visit(node: Tree): R
}

class Tree(val left: Tree?, val right: Tree?, val value: Int) {
    fun <R> accept(visitor: Visitor<R>): R = visitor.visit(this)
}

fun build(depth: Int): Tree? =
    if (depth == 0) null else Tree(build(depth - 1), build(depth - 1), depth)

class Sum : Visitor<Long> {
    override fun visit(node: Tree): Long =
        node.value + (node.left?.accept(this) ?: 0L) + (node.right?.accept(this) ?: 0L)
}

fun words(text: String): Map<String, Int> {
    val counts = mutableMapOf<String, Int>()
    for (word in text.lowercase().split(' ', ',', '.').filter { it.isNotEmpty() }) {
        counts[word] = (counts[word] ?: 0) + 1
    }
    return counts
}

fun main() {
    println("Hello from Kotlin")
    val shapes = listOf(Shape.Circle(2.0), Shape.Box(3.0, 4.5), Shape.Nothing)
    println(shapes.map { it.area() })
    println(shapes.filterIsInstance<Shape.Box>().first())
    println("tree ${build(16)!!.accept(Sum())}")
    println(words("The quick brown fox, the lazy dog. The end").entries.sortedBy { it.key }.joinToString { "${it.key}=${it.value}" })
    val primes = generateSequence(2) { it + 1 }
        .filter { n -> (2..n).takeWhile { it * it <= n }.none { n % it == 0 } }
        .take(200).toList()
    println("200th prime ${primes.last()}, sum ${primes.sum()}")
    val table = Array(64) { i -> LongArray(64) { j -> (i * 31L + j) % 17 } }
    var trace = 0L
    repeat(20) { round ->
        for (i in table.indices) for (j in table.indices) {
            var s = 0L
            for (k in table.indices) s += table[i][k] * table[k][j]
            if (i == j) trace += s + round
        }
    }
    println("trace $trace")
    val fib = HashMap<Int, ULong>()
    fun f(n: Int): ULong = if (n < 2) n.toULong() else fib.getOrPut(n) { f(n - 1) + f(n - 2) }
    println("fib(90) = ${f(90)}")
    println("sorted ${listOf("pear", "Äpfel", "fig", "kiwi").sortedWith(compareBy({ it.length }, { it }))}")
    println(3.7.toString() + " " + Float.MAX_VALUE + " " + Long.MIN_VALUE + " " + 'x' + " " + (1..5).reversed())
}
