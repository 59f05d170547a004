using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Microsoft.Z3;

/// <summary>The functions of z3_api.h that are used, under their own names. Handles are opaque; text is owned by the library.</summary>
internal static unsafe partial class Native
{
    private const string Library = "libz3.so.4";

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_config();

    [LibraryImport(Library)]
    internal static partial void Z3_del_config(nint config);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_context(nint config);

    [LibraryImport(Library)]
    internal static partial void Z3_del_context(nint context);

    [LibraryImport(Library)]
    internal static partial void Z3_interrupt(nint context);

    [LibraryImport(Library)]
    internal static partial void Z3_set_error_handler(nint context, nint handler);

    [LibraryImport(Library)]
    internal static partial int Z3_get_error_code(nint context);

    [LibraryImport(Library)]
    internal static partial byte* Z3_get_error_msg(nint context, int code);

    [LibraryImport(Library)]
    internal static partial byte* Z3_get_full_version();

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_int_symbol(nint context, int number);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Z3_mk_string_symbol(nint context, string name);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_bool_sort(nint context);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_int_sort(nint context);

    [LibraryImport(Library)]
    internal static partial uint Z3_get_ast_id(nint context, nint term);

    [LibraryImport(Library)]
    internal static partial byte* Z3_ast_to_string(nint context, nint term);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_const(nint context, nint symbol, nint sort);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_pble(nint context, uint count, nint* terms, int* coefficients, int most);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_not(nint context, nint term);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_params(nint context);

    [LibraryImport(Library)]
    internal static partial void Z3_params_inc_ref(nint context, nint parameters);

    [LibraryImport(Library)]
    internal static partial void Z3_params_dec_ref(nint context, nint parameters);

    [LibraryImport(Library)]
    internal static partial void Z3_params_set_uint(nint context, nint parameters, nint symbol, uint value);

    [LibraryImport(Library)]
    internal static partial nint Z3_mk_solver_for_logic(nint context, nint symbol);

    [LibraryImport(Library)]
    internal static partial void Z3_solver_inc_ref(nint context, nint solver);

    [LibraryImport(Library)]
    internal static partial void Z3_solver_dec_ref(nint context, nint solver);

    [LibraryImport(Library)]
    internal static partial void Z3_solver_set_params(nint context, nint solver, nint parameters);

    [LibraryImport(Library)]
    internal static partial void Z3_solver_assert(nint context, nint solver, nint term);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void Z3_solver_from_string(nint context, nint solver, string text);

    [LibraryImport(Library)]
    internal static partial int Z3_solver_check_assumptions(nint context, nint solver, uint count, nint* assumptions);

    [LibraryImport(Library)]
    internal static partial byte* Z3_solver_get_reason_unknown(nint context, nint solver);

    [LibraryImport(Library)]
    internal static partial nint Z3_solver_get_unsat_core(nint context, nint solver);

    [LibraryImport(Library)]
    internal static partial void Z3_ast_vector_inc_ref(nint context, nint vector);

    [LibraryImport(Library)]
    internal static partial void Z3_ast_vector_dec_ref(nint context, nint vector);

    [LibraryImport(Library)]
    internal static partial uint Z3_ast_vector_size(nint context, nint vector);

    [LibraryImport(Library)]
    internal static partial nint Z3_ast_vector_get(nint context, nint vector, uint index);

    [LibraryImport(Library)]
    internal static partial nint Z3_solver_get_model(nint context, nint solver);

    [LibraryImport(Library)]
    internal static partial void Z3_model_inc_ref(nint context, nint model);

    [LibraryImport(Library)]
    internal static partial void Z3_model_dec_ref(nint context, nint model);

    [LibraryImport(Library)]
    internal static partial byte Z3_model_eval(nint context, nint model, nint term, byte completion, nint* value);

    [LibraryImport(Library)]
    internal static partial int Z3_get_bool_value(nint context, nint term);

    [LibraryImport(Library)]
    internal static partial nint Z3_solver_get_statistics(nint context, nint solver);

    [LibraryImport(Library)]
    internal static partial void Z3_stats_inc_ref(nint context, nint statistics);

    [LibraryImport(Library)]
    internal static partial void Z3_stats_dec_ref(nint context, nint statistics);

    [LibraryImport(Library)]
    internal static partial uint Z3_stats_size(nint context, nint statistics);

    [LibraryImport(Library)]
    internal static partial byte* Z3_stats_get_key(nint context, nint statistics, uint index);

    [LibraryImport(Library)]
    internal static partial byte Z3_stats_is_uint(nint context, nint statistics, uint index);

    [LibraryImport(Library)]
    internal static partial uint Z3_stats_get_uint_value(nint context, nint statistics, uint index);

    [LibraryImport(Library)]
    internal static partial double Z3_stats_get_double_value(nint context, nint statistics, uint index);

    internal static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
