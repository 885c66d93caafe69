using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>A file to lint.</summary>
/// <param name="Disk">Absolute name; for standard input the name that it was given.</param>
/// <param name="Text">What it holds; its path is the name under which it is reported.</param>
/// <param name="Kind">Which program reads it.</param>
/// <param name="Target">The build that reads it.</param>
/// <param name="IsStandardInput">Whether it came on standard input; its fixed text goes to standard output.</param>
internal sealed record InputFile(string Disk, SourceText Text, ConfigKind Kind, Target Target, bool IsStandardInput = false);
