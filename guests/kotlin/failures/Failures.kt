// For exceptions: caught by class, rethrown, through inlined and virtual calls, with finally.

class Refused(val code: Int) : Exception("refused with $code")

fun risky(n: Int): Int {
    if (n % 3 == 0) throw Refused(n)
    return 100 / (n - 4)
}

interface Step {
    fun run(n: Int): Int
}

fun deep(n: Int, step: Step): Int = if (n == 0) step.run(n) else deep(n - 1, step) + 1

fun main() {
    for (n in 1..6) {
        val result = try {
            risky(n).toString()
        } catch (e: Refused) {
            "refused ${e.code}"
        } catch (e: ArithmeticException) {
            "arithmetic"
        } finally {
            print("$n: ")
        }
        println(result)
    }
    val log = mutableListOf<String>()
    try {
        try {
            deep(200, object : Step {
                override fun run(n: Int): Int = throw IllegalStateException("from the depth")
            })
        } catch (e: IllegalStateException) {
            log += "caught ${e.message}"
            throw RuntimeException("again", e)
        } finally {
            log += "finally"
        }
    } catch (e: RuntimeException) {
        log += "${e.message} because ${e.cause?.message}"
    }
    println(log)
    var sum = 0
    for (i in 0 until 100_000) {
        sum += try {
            if (i % 5 == 0) throw Refused(i) else i
        } catch (e: Refused) {
            -e.code
        }
    }
    println("sum $sum")
    println(runCatching { "forty".toInt() }.exceptionOrNull()!!::class.simpleName)
    println(runCatching { (shape() as String).length }.isFailure)
    println("the end")
}

fun shape(): Any = 7
